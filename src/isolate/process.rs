//! What is asked of the operating system about a process: its memory, its time, and a file that goes with it.

use std::fs::File;
use std::io;
use std::time::Duration;

/// A file without a name, gone with the last process that has it open.
pub(super) fn nameless_file() -> io::Result<File> {
    #[cfg(target_os = "linux")]
    if let Ok(file) = rustix::fs::memfd_create("snipcheck-journal", rustix::fs::MemfdFlags::CLOEXEC) {
        return Ok(file.into());
    }
    tempfile::tempfile()
}

/// This process's standard error, as the file that it is: where [`super::serve`] keeps its journal.
///
/// # Errors
///
/// Fails where there are no such files.
pub fn standard_error(stream: &io::Stderr) -> io::Result<File> {
    #[cfg(unix)]
    {
        use std::os::fd::AsFd as _;
        Ok(stream.as_fd().try_clone_to_owned()?.into())
    }
    #[cfg(windows)]
    {
        use std::os::windows::io::AsHandle as _;
        Ok(stream.as_handle().try_clone_to_owned()?.into())
    }
    #[cfg(not(any(unix, windows)))]
    {
        let _ = stream;
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// Has the system write no image of this process's memory when it crashes: that takes longer than to go on.
pub(super) fn without_core_dumps() {
    #[cfg(target_os = "linux")]
    {
        let none = rustix::process::Rlimit { current: Some(0), maximum: Some(0) };
        // Where it cannot be had, a crash takes longer.
        let _ = rustix::process::setrlimit(rustix::process::Resource::Core, none);
    }
}

/// Has the system end this process when the thread that started it ends, however that is: even a process that is stopped.
pub(super) fn dies_with_supervisor() {
    #[cfg(target_os = "linux")]
    {
        // Where it cannot be had, the end of the requests ends it.
        let _ = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
    }
}

/// Bytes of memory that the process `id` has at this moment; `None` where that cannot be told.
#[cfg(target_os = "linux")]
pub(super) fn memory(id: u32) -> Option<u64> {
    let pages: u64 = std::fs::read_to_string(format!("/proc/{id}/statm")).ok()?.split(' ').nth(1)?.parse().ok()?;
    Some(pages * u64::try_from(rustix::param::page_size()).ok()?)
}

/// Bytes of memory that the process `id` has at this moment; `None` where that cannot be told.
#[cfg(not(target_os = "linux"))]
pub(super) fn memory(_id: u32) -> Option<u64> {
    None
}

/// How long the processor worked for the process `id`; `None` where that cannot be told.
#[cfg(target_os = "linux")]
pub(super) fn processor_time(id: u32) -> Option<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name of the program may hold anything; what follows it is numbers.
    let (_, fields) = stat.rsplit_once(')')?;
    let ticks: u64 = fields.split_whitespace().skip(11).take(2).map_while(|field| field.parse::<u64>().ok()).sum();
    Some(Duration::from_millis(ticks * 1000 / rustix::param::clock_ticks_per_second().max(1)))
}

/// How long the processor worked for the process `id`; `None` where that cannot be told.
#[cfg(not(target_os = "linux"))]
pub(super) fn processor_time(_id: u32) -> Option<Duration> {
    None
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn this_process_has_memory_and_time() {
        let id = std::process::id();
        assert!(memory(id).unwrap() > 1_000_000);
        assert!(processor_time(id).unwrap() < Duration::from_hours(24));
        assert_eq!(memory(u32::MAX), None);
    }
}
