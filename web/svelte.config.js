import adapter from '@sveltejs/adapter-static';

/** @type {import('@sveltejs/kit').Config} */
export default {
  kit: {
    // One page for all screens: the program embeds what lies in `build` and answers every screen's address with it.
    adapter: adapter({ pages: 'build', assets: 'build', fallback: 'index.html', precompress: true }),
    paths: { relative: false },
    // The same sources make the same files, whenever they are built.
    version: { name: process.env.SELARAS_WEB_VERSION ?? 'dev' },
  },
};
