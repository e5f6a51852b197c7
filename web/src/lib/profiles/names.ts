/** Names of networks, as people know them. */
const titles: Record<string, string> = { mastodon: 'Mastodon', bluesky: 'Bluesky' };

export const networkTitle = (network: string): string => titles[network] ?? network;
