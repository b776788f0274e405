//! Work on a file that anybody may have damaged.
//!
//! The store trusts its file, and panics where that does not hold what it wrote. A damaged cache is no fault of the
//! articles, so it must neither end the run nor be seen: such a panic becomes `None`, without a word.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// What `work` gives; `None`, too, if it panics. What it leaves behind then is not to be used again.
pub(super) fn guarded<T>(work: impl FnOnce() -> Option<T>) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |panic| {
            if !GUARDED.get() {
                before(panic);
            }
        }));
    });
    let outer = GUARDED.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(outer);
    done.ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_nothing() {
        assert_eq!(guarded(|| Some(1)), Some(1));
        assert_eq!(guarded(|| [0; 3].get(7).copied()), None);
        assert_eq!(guarded::<i32>(|| panic!("not shown")), None);
    }
}
