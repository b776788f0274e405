//! A cardinal number once it is read, and how freely to read it.
//!
//! Reading is done by `words` and by the module above.

use crate::value::quantity::Quantity;

/// A number read from a text.
#[derive(Debug, Clone, Copy)]
pub(in crate::value) struct Cardinal {
    /// The token after it.
    pub end: usize,
    /// Its value.
    pub quantity: Quantity,
    /// Whether it begins with digits.
    pub digits: bool,
    /// What its first part was multiplied by: 1e9 in `5.4bn`.
    pub scale: f64,
}

/// Whether the letters of scales (`m`, `k`) count after a space and in lower case, as they do after a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::value) enum Letters {
    /// `$5 m`.
    Free,
    /// `5M`; `5m` are metres.
    Strict,
}
