//! extract
pub mod cast;
pub mod names;
pub mod quotes;
pub mod scene;
