use std::time::Duration;

pub async fn fetch_with_retry(url: &str, attempts: u32) -> Result<String, FetchError> {
    let mut delay = Duration::from_millis(50);
    for attempt in 1..=attempts {
        match fetch(url).await {
            Ok(body) => return Ok(body),
            Err(err) if attempt == attempts => return Err(err),
            Err(err) => {
                tracing::warn!(%err, attempt, "request failed, retrying");
                tokio::time::sleep(delay).await;
                delay *= 2;
            }
        }
    }
    unreachable!("the loop returns on its last turn")
}
