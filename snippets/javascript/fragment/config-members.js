plugins: [react(), legacy({ targets: ['defaults'] })],
build: {
  sourcemap: true,
  rollupOptions: { external: ['sharp'] },
},
