//! A long text made in pieces: on all threads, some at a time, and written in order while the next are made. So it is never in
//! memory as a whole, and a slow reader holds nothing up but itself.

use rayon::prelude::*;
use std::io::{self, Write};

/// Makes a piece of each, and writes them in order; so many are made before they are written.
///
/// # Errors
/// Those of `make` and of `out`.
pub(super) fn write<T: Sync>(
    of: &[T],
    at_once: usize,
    make: impl Fn(&T) -> io::Result<Vec<u8>> + Sync,
    out: &mut impl Write,
) -> io::Result<()> {
    if let [only] = of {
        return out.write_all(&make(only)?);
    }
    let mut ready: Vec<Vec<u8>> = Vec::new();
    for some in of.chunks(at_once).chain([&[][..]]) {
        let mut next = Ok(Vec::new());
        // The thread that writes is this one: a locked stream belongs to it.
        rayon::in_place_scope(|scope| {
            scope.spawn(|_| next = some.par_iter().map(&make).collect());
            ready.iter().try_for_each(|piece| out.write_all(piece))
        })?;
        ready = next?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::write;

    #[test]
    fn pieces_come_in_order() {
        for count in [0, 1, 6, 7, 8, 100] {
            let all: Vec<u8> = (0..count).collect();
            let mut out = Vec::new();
            write(&all, 7, |&piece| Ok(vec![piece; 3]), &mut out).unwrap();
            assert_eq!(out, all.iter().flat_map(|&piece| [piece; 3]).collect::<Vec<u8>>());
        }
    }

    #[test]
    fn a_reader_that_left_is_told() {
        let mut room = [0; 5];
        assert!(write(&[1, 2, 3], 1, |&piece| Ok(vec![piece; 3]), &mut &mut room[..]).is_err());
    }
}
