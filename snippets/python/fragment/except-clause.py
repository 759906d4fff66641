except (ConnectionError, TimeoutError) as exc:
    log.warning("upstream gone: %s", exc)
    return None
