import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [sveltekit()],
  build: { target: 'es2022' },
  server: { proxy: { '/api': 'http://127.0.0.1:7340' } },
  test: { include: ['src/**/*.test.ts'] },
});
