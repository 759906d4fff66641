Teapot {
  size: number;
  lid: boolean;
}
