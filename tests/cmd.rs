//! What a person types, and what the screen shows then, word for word; `TRYCMD=overwrite` writes what it shows now.

#[test]
fn what_is_typed_and_what_is_shown() {
    trycmd::TestCases::new().case("tests/cmd/*.md").case("tests/cmd/*.toml").env("NO_COLOR", "1");
}
