import type { Role } from '$lib/api/queries';

/** In the order of what they may. */
export const ROLES: Role[] = ['owner', 'admin', 'content_manager', 'editor', 'creator', 'agent', 'analyst', 'client'];
