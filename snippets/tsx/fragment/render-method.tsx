render(): ReactNode {
  const { rows } = this.props;
  return <Grid rows={rows} onSelect={(row: Row) => this.setState({ row })} />;
}
