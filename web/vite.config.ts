import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { emoji } from './emoji.ts';

export default defineConfig({
  plugins: [emoji(), sveltekit()],
  build: { target: 'es2022' },
  server: { proxy: { '/api': 'http://127.0.0.1:7340' } },
  test: { include: ['src/**/*.test.ts'] },
});
