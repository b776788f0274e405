//! Reads the guides in `docs/`: the files they show, and the commands with what these show.

use super::factlint_in;
use std::fmt::Write;
use std::path::Path;

/// Asks for the exit status.
const ECHO: &str = "; echo $?";

/// A fenced block: what stands after its fence, and its lines.
pub(crate) struct Block<'g> {
    pub(crate) info: &'g str,
    pub(crate) body: &'g str,
}

/// The blocks of a guide, in order.
pub(crate) fn blocks(guide: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut rest = guide;
    while let Some((_, after)) = rest.split_once("\n```") {
        let (info, after) = after.split_once('\n').unwrap();
        let (body, after) = after.split_once("```\n").unwrap();
        blocks.push(Block { info, body });
        rest = after;
    }
    blocks
}

/// What a command and its output look like; `; echo $?` after it shows its exit status, too.
fn shown(folder: &Path, line: &str) -> String {
    let command = line.strip_suffix(ECHO).unwrap_or(line);
    let output = factlint_in(folder, &words(command));
    let mut shown = format!("$ factlint {line}\n");
    write!(shown, "{}{}", String::from_utf8_lossy(&output.stderr), String::from_utf8_lossy(&output.stdout)).unwrap();
    let text = shown.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    let status = if line.ends_with(ECHO) { format!("\n{}", output.status.code().unwrap()) } else { String::new() };
    format!("{}{status}\n", text.trim_end())
}

/// A command line cut at blanks, but not inside quotation marks.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (index, part) in line.split('"').enumerate() {
        if index % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// Does in `folder` what a guide shows, in its order: writes a block whose fence names a file, and types the command of a
/// `console` block, which must show what the guide shows; `GUIDE=overwrite` writes what it shows now.
pub(crate) fn follow(guide: &str, folder: &Path) {
    let text = std::fs::read_to_string(guide).unwrap();
    let (mut now, mut copied) = (String::new(), 0);
    for Block { info, body } in blocks(&text) {
        match info.split_once(' ') {
            Some((_, file)) => {
                let path = folder.join(file);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, body).unwrap();
            }
            None if info == "console" => {
                let command = body.lines().next().unwrap().strip_prefix("$ factlint ").unwrap();
                let at = body.as_ptr() as usize - text.as_ptr() as usize;
                now.push_str(&text[copied..at]);
                now.push_str(&shown(folder, command));
                copied = at + body.len();
            }
            None => {}
        }
    }
    now.push_str(&text[copied..]);
    if std::env::var("GUIDE").is_ok_and(|how| how == "overwrite") {
        std::fs::write(guide, &now).unwrap();
    } else {
        let differ = text.lines().zip(now.lines()).find(|(was, is)| was != is);
        assert!(
            text == now,
            "{guide}: GUIDE=overwrite cargo test writes what is shown now; first difference: {differ:#?}"
        );
    }
}
