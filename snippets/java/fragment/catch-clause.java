catch (SQLException e) {
    logger.error("query failed", e);
    throw new DataAccessException(e);
}
