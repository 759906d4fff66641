//! The repository that the program runs in: the folder that a CI service names, or the nearest one upwards that git keeps.

use std::env;
use std::path::{Path, PathBuf};

use snipcheck::report::Repository;

/// Variables in which CI services name the folder of the repository: GitHub Actions, GitLab, Azure Pipelines.
const VARIABLES: [&str; 3] = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY"];

/// The repository around the working folder; `None` if there is none.
pub(super) fn repository() -> Option<Repository> {
    let here = env::current_dir().and_then(|here| here.canonicalize()).ok()?;
    let named = VARIABLES.iter().filter_map(env::var_os).filter_map(|root| PathBuf::from(root).canonicalize().ok());
    let root = named.into_iter().find(|root| here.starts_with(root));
    let root = root.or_else(|| here.ancestors().find(|folder| is_repository(folder)).map(Path::to_path_buf))?;
    Some(Repository::new(&root, &here))
}

/// Whether git keeps `folder`: of a worktree, `.git` is a file.
fn is_repository(folder: &Path) -> bool {
    folder.join(".git").exists()
}
