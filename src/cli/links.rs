//! Where the files that are checked can be looked at, as the CI that runs the check tells it in the environment.

use factlint::report::uri::escaped;
use std::path::Path;

/// The variables of a CI.
struct Host {
    /// The address of the repository, in parts that are joined by `/`.
    repository: &'static [&'static str],
    /// What comes between that and the commit.
    between: &'static str,
    commit: &'static str,
    /// The folder that the repository was checked out to.
    folder: &'static str,
}

const HOSTS: [Host; 2] = [
    Host {
        repository: &["GITHUB_SERVER_URL", "GITHUB_REPOSITORY"],
        between: "blob",
        commit: "GITHUB_SHA",
        folder: "GITHUB_WORKSPACE",
    },
    Host { repository: &["CI_PROJECT_URL"], between: "-/blob", commit: "CI_COMMIT_SHA", folder: "CI_PROJECT_DIR" },
];

/// What makes an address of a path that is relative to the folder the command runs in, put before it.
pub(crate) fn before_paths() -> Option<String> {
    of(|name| std::env::var(name).ok().filter(|value| !value.is_empty()), &std::env::current_dir().ok()?)
}

fn of(variable: impl Fn(&str) -> Option<String>, here: &Path) -> Option<String> {
    HOSTS.iter().find_map(|host| {
        let repository = host.repository.iter().map(|name| variable(name)).collect::<Option<Vec<_>>>()?.join("/");
        let (commit, folder) = (variable(host.commit)?, variable(host.folder)?);
        let below = here.strip_prefix(folder).ok()?.to_string_lossy().replace('\\', "/");
        let below = if below.is_empty() { below } else { format!("{}/", escaped(&below)) };
        Some(format!("{repository}/{}/{commit}/{below}", host.between))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_the_commit() {
        let github = [
            ("GITHUB_SERVER_URL", "https://github.com"),
            ("GITHUB_REPOSITORY", "a/b"),
            ("GITHUB_SHA", "1f"),
            ("GITHUB_WORKSPACE", "/w/b"),
        ];
        let gitlab =
            [("CI_PROJECT_URL", "https://gitlab.com/a/b"), ("CI_COMMIT_SHA", "1f"), ("CI_PROJECT_DIR", "/w/b")];
        let links = |variables: &[(&str, &str)], here: &str| {
            let variable =
                |name: &str| variables.iter().find(|(is, _)| *is == name).map(|(_, value)| (*value).to_owned());
            of(variable, Path::new(here))
        };
        for (variables, here, want) in [
            (&github[..], "/w/b", Some("https://github.com/a/b/blob/1f/")),
            (&github[..], "/w/b/c d", Some("https://github.com/a/b/blob/1f/c%20d/")),
            (&gitlab[..], "/w/b", Some("https://gitlab.com/a/b/-/blob/1f/")),
            (&github[..], "/elsewhere", None),
            (&github[..3], "/w/b", None),
            (&[], "/w/b", None),
        ] {
            assert_eq!(links(variables, here).as_deref(), want, "{here}");
        }
    }
}
