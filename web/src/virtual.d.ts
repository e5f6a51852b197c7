// Modules that are made at build time (vite.config.ts).
declare module 'virtual:emoji/en' {
  const table: unknown;
  export default table;
}

declare module 'virtual:emoji/id' {
  const table: unknown;
  export default table;
}
