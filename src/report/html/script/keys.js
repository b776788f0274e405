// Keys: `/` searches, Esc clears, j and k go from finding to finding, `?` lists them all. They can be switched off, for
// those whose speech or stray fingers would press them.

const KEYS_OFF = "factlint-keys-off";

function listenToKeys({ clear, toggleTheme }) {
  const single = {
    "/": () => byId("search").focus(),
    "?": () => byId("keys").showModal(),
    j: () => step(1),
    k: () => step(-1),
    t: toggleTheme,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("keys").open) return;
    const typing = event.target.matches?.("input:not([type=checkbox]), select, textarea");
    if (event.key === "Escape" && event.target.localName !== "select") {
      clear();
      event.preventDefault();
    } else if (event.target.matches?.("button.head") && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      step(event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
    } else if (event.target.id === "search" && (event.key === "Enter" || event.key === "ArrowDown")) {
      step(1);
      event.preventDefault();
    } else if (!typing && byId("keys-on").checked && Object.hasOwn(single, event.key)) {
      single[event.key]();
      event.preventDefault();
    }
  });
  byId("keys-open").addEventListener("click", () => byId("keys").showModal());
  byId("keys-close").addEventListener("click", () => byId("keys").close());
  byId("keys-on").checked = kept(KEYS_OFF) === null;
  byId("keys-on").addEventListener("change", (event) => keep(KEYS_OFF, event.target.checked ? null : "1"));
}

/** What this browser was told to keep; a page opened from disk may be refused that. */
function kept(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Then it holds until the page is closed.
  }
}
