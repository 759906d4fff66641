/// Requests that wait for a free connection.
pub waiting: VecDeque<oneshot::Sender<Connection>>,
pub(crate) limit: NonZeroUsize,
