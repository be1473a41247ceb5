//! Blocking work off the async threads: bounded in number, in waiting and in time.

use std::time::Duration;

use tokio::sync::Semaphore;

use super::Problem;

/// How many jobs run at once.
const AT_ONCE: usize = 8;
/// How many more may wait before new ones are told to come back.
const WAITING: usize = 256;
/// How long one request may take, waiting included.
const DEADLINE: Duration = Duration::from_secs(10);

/// A bounded pool over tokio's blocking threads.
pub struct Pool {
    running: Semaphore,
    admitted: Semaphore,
}

impl Pool {
    /// A pool with the bounds of this file.
    pub fn new() -> Pool {
        Pool { running: Semaphore::new(AT_ONCE), admitted: Semaphore::new(AT_ONCE + WAITING) }
    }

    /// Runs `work`, or answers a problem: busy when too many wait, late when it takes too long, internal when it panics.
    pub async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T, Problem> + Send + 'static) -> Result<T, Problem> {
        let Ok(_admitted) = self.admitted.try_acquire() else { return Err(Problem::busy()) };
        let job = async {
            let Ok(_running) = self.running.acquire().await else { return Err(Problem::busy()) };
            match tokio::task::spawn_blocking(work).await {
                Ok(done) => done,
                Err(panic) => Err(Problem::internal(&panic)),
            }
        };
        tokio::time::timeout(DEADLINE, job).await.unwrap_or_else(|_| Err(Problem::busy()))
    }
}
