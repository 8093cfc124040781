//! Tells cargo to look for new files in the folders that are embedded in the program; it only notices changed ones itself.

fn main() {
    for folder in ["i18n", "themes/default"] {
        println!("cargo:rerun-if-changed={folder}");
    }
    println!("cargo:rerun-if-changed=build.rs");
}
