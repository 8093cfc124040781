//! All printing. A reader that went away (`ikraft build | head -1`) is no failure; a full disk is.

use std::io::{self, Write};

use super::Stop;

/// Prints what was asked for, to standard output.
pub fn line(words: &str) -> Result<(), Stop> {
    unless_nobody_reads(write(io::stdout().lock(), words))
}

/// Prints styled words that end in a line end, to standard output: plain where no terminal reads, or somebody said no
/// (NO_COLOR, CLICOLOR).
pub fn styled(words: &str) -> Result<(), Stop> {
    let choice = anstream::AutoStream::choice(&io::stdout());
    let mut stdout = anstream::AutoStream::new(io::stdout().lock(), choice);
    unless_nobody_reads(stdout.write_all(words.as_bytes()).and_then(|()| stdout.flush()))
}

/// Prints what is said beside it, to standard error.
pub fn aside(words: &str) -> Result<(), Stop> {
    unless_nobody_reads(write(io::stderr().lock(), words))
}

/// What came of printing: that nobody is there to read changes nothing of what was done, nor of the exit code.
pub fn unless_nobody_reads(result: io::Result<()>) -> Result<(), Stop> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Stop::print(error)),
        _ => Ok(()),
    }
}

fn write(mut stream: impl Write, words: &str) -> io::Result<()> {
    // In one piece, so that lines of two runs do not mix.
    stream.write_all(format!("{words}\n").as_bytes())?;
    stream.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_went_away_is_no_failure_and_a_full_disk_is() {
        assert!(unless_nobody_reads(Ok(())).is_ok());
        assert!(unless_nobody_reads(Err(io::ErrorKind::BrokenPipe.into())).is_ok());
        assert!(unless_nobody_reads(Err(io::ErrorKind::StorageFull.into())).is_err());
    }
}
