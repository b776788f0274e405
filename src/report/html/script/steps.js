// Long lists, some of them at a time.

/**
 * Shows the first of `items`, and returns a button that shows `step` more at a time; null where all are shown.
 * `noun` is what one of them is.
 */
function inSteps(items, first, step, show, noun) {
  let shown = 0;
  const upTo = (end) => {
    for (; shown < Math.min(end, items.length); shown += 1) show(items[shown]);
  };
  upTo(first);
  if (shown === items.length) return null;
  const label = () => `Show ${figure(Math.min(step, items.length - shown))} more of ${counted(items.length, noun)}`;
  const more = (all) => {
    upTo(all ? items.length : shown + step);
    if (shown < items.length) button.textContent = label();
    else withdraw(button);
  };
  const button = el("button", { type: "button", class: "more", onclick: () => more(false) }, label());
  button.addEventListener("all", () => more(true));
  return button;
}

/** Takes a button away; where it had the focus, what stands before it has it now. */
function withdraw(button) {
  const before = button.previousElementSibling;
  if (document.activeElement === button && before !== null) {
    before.tabIndex = -1;
    before.focus({ preventScroll: true });
  }
  button.remove();
}
