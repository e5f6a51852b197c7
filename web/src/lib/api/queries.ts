/** Answers: what does the app ask the server for, and under which name is the answer kept?
 *
 * The first word of a key is what live events speak of (`live.ts`). */

import { QueryClient } from '@tanstack/svelte-query';
import { api, ask, tagged, type Schema } from './client';
import { ProblemError } from './problem';
import type { paths } from './schema';

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // Live events say when something changed; until then what is known is true.
      staleTime: 60_000,
      gcTime: 10 * 60_000,
      retry: (count, error) => count < 2 && error instanceof ProblemError && (error.status === 0 || error.status >= 500),
      refetchOnWindowFocus: true,
      // Told of every change. By default a page hears only of what it has read already, so in `!a.data || !b.data` an answer
      // `b` that came before `a` would never be seen.
      notifyOnChangeProps: 'all',
    },
  },
});

export type Entry = Schema['Page_Entry']['items'][number];
export type Post = Schema['Post'];
export type Profile = Schema['Profile'];
export type Media = Schema['Media'];
export type Template = Schema['Template'];
export type Brand = Schema['Brand'];
export type Notification = Schema['Notification'];
export type Holiday = Schema['Holiday'];
export type Pace = Schema['Pace'];
export type Repeating = Schema['Repeating'];
export type RecurrenceRule = Schema['RecurrenceRule'];
export type Face = Schema['Face'];
export type PublishedPost = Schema['PublishedPost'];
export type Right = Schema['Right'];
export type Role = Schema['Role'];

/** Every page of a list, so that a screen shows all of what it says it shows. */
async function pages<T>(page: (cursor: string | undefined) => Promise<{ items: T[]; next?: string | null }>, most = 20): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  for (let count = 0; count < most; count += 1) {
    const { items, next } = await page(cursor);
    all.push(...items);
    if (!next) break;
    cursor = next;
  }
  return all;
}

export const postsIn = (brand: string, from: string, to: string) => ({
  queryKey: ['posts', brand, from, to],
  queryFn: () =>
    pages<Entry>((cursor) =>
      ask(api.GET('/api/v1/posts', { params: { query: { brand, from, to, ...(cursor ? { cursor } : {}) } } })),
    ),
});

export const postsWithoutTime = (brand: string) => ({
  queryKey: ['posts', brand, 'undated'],
  queryFn: () =>
    pages<Entry>((cursor) => ask(api.GET('/api/v1/posts', { params: { query: { brand, ...(cursor ? { cursor } : {}) } } })), 4),
});

/** The plan held against its targets. Under `posts`, since every post changes it. */
export const paceOf = (brand: string, from: string, to: string, may = true) => ({
  queryKey: ['posts', brand, 'pace', from, to],
  enabled: !!brand && may,
  queryFn: () => ask(api.GET('/api/v1/cadence', { params: { query: { brand, from, to } } })),
});

export const cadenceOf = (profile: string) => ({
  queryKey: ['profiles', profile, 'cadence'],
  queryFn: () => ask(api.GET('/api/v1/profiles/{id}/cadence', { params: { path: { id: profile } } })),
});

export const recurrencesOf = (brand: string) => ({
  queryKey: ['posts', brand, 'recurrences'],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/recurrences', { params: { query: { brand } } })),
});

export const holidaysIn = (brand: string, from: string, to: string) => ({
  queryKey: ['holidays', brand, from, to],
  staleTime: 60 * 60_000,
  queryFn: () => ask(api.GET('/api/v1/holidays', { params: { query: { brand, from, to } } })),
});

export const holidayChoice = (brand: string) => ({
  queryKey: ['holiday-choice', brand],
  queryFn: () => ask(api.GET('/api/v1/brands/{id}/holidays', { params: { path: { id: brand } } })),
});

export const feedsOf = (brand: string) => ({
  queryKey: ['feeds', brand],
  queryFn: () => ask(api.GET('/api/v1/calendar-feeds', { params: { query: { brand } } })),
});

export type PublishedFilter = Omit<NonNullable<paths['/api/v1/posts/published']['get']['parameters']['query']>, 'brand' | 'cursor' | 'limit'>;

/** What went out or should have, page by page, with its numbers. Under `posts`, since what happens to one changes it. */
export const publishedOf = (brand: string, filter: PublishedFilter) => ({
  queryKey: ['posts', brand, 'published', filter],
  enabled: !!brand,
  initialPageParam: '',
  queryFn: ({ pageParam }: { pageParam: string }) =>
    ask(api.GET('/api/v1/posts/published', { params: { query: { brand, limit: 20, ...filter, ...(pageParam ? { cursor: pageParam } : {}) } } })),
  getNextPageParam: (last: Schema['Page_PublishedPost']) => last.next ?? undefined,
});

/** The best of the last seven days, each beside what is usual. */
export const bestOf = (brand: string) => ({
  queryKey: ['numbers', brand, 'best'],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/numbers/best', { params: { query: { brand } } })),
});

export const postById = (id: string) => ({
  queryKey: ['post', id],
  queryFn: () => tagged(api.GET('/api/v1/posts/{id}', { params: { path: { id } } })),
});

export const deliveriesOf = (id: string) => ({
  queryKey: ['post', id, 'deliveries'],
  queryFn: () => ask(api.GET('/api/v1/posts/{id}/deliveries', { params: { path: { id } } })),
});

export const historyOf = (id: string) => ({
  queryKey: ['history', id],
  queryFn: () => ask(api.GET('/api/v1/posts/{id}/history', { params: { path: { id } } })),
});

export const versionsOf = (post: string) => ({
  queryKey: ['history', post, 'versions'],
  queryFn: () => ask(api.GET('/api/v1/posts/{id}/versions', { params: { path: { id: post } } })),
});

/** The steps of a post's review. Under `history`, since every decision is told there. */
export const reviewOf = (post: string) => ({
  queryKey: ['history', post, 'review'],
  queryFn: () => ask(api.GET('/api/v1/posts/{id}/review', { params: { path: { id: post } } })),
});

/** What waits for a decision, the oldest first. Under `posts`, since every decision changes one. */
export const approvalsOf = (brand: string) => ({
  queryKey: ['posts', brand, 'approvals'],
  enabled: !!brand,
  queryFn: () =>
    pages<Schema['Page_Waiting']['items'][number]>((cursor) =>
      ask(api.GET('/api/v1/approvals', { params: { query: { brand, ...(cursor ? { cursor } : {}) } } })),
    ),
});

/** A page of the board at a time. */
export const waitingFor = (brand: string) => ({
  queryKey: ['posts', brand, 'approvals', 'pages'],
  enabled: !!brand,
  initialPageParam: '',
  queryFn: ({ pageParam }: { pageParam: string }) =>
    ask(api.GET('/api/v1/approvals', { params: { query: { brand, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } } })),
  getNextPageParam: (page: Schema['Page_Waiting']) => page.next ?? undefined,
});

/** What was sent back and waits for its writers. */
export const sentBack = (brand: string) => ({
  queryKey: ['posts', brand, 'sent-back'],
  enabled: !!brand,
  initialPageParam: '',
  queryFn: ({ pageParam }: { pageParam: string }) =>
    ask(api.GET('/api/v1/approvals/sent-back', { params: { query: { brand, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } } })),
  getNextPageParam: (page: Schema['Page_SentBack']) => page.next ?? undefined,
});

export const stepsOf = (brand: string) => ({
  queryKey: ['brands', brand, 'steps'],
  queryFn: () => ask(api.GET('/api/v1/brands/{id}/approval-steps', { params: { path: { id: brand } } })),
});

export const commentsOf = (post: string) => ({
  queryKey: ['comments', post],
  queryFn: () => ask(api.GET('/api/v1/posts/{id}/comments', { params: { path: { id: post } } })),
});

export const guestLinksOf = (post: string) => ({
  queryKey: ['guests', post],
  queryFn: () => ask(api.GET('/api/v1/posts/{id}/guest-links', { params: { path: { id: post } } })),
});

export const numbersOf = (post: string) => ({
  queryKey: ['numbers', post],
  queryFn: () => ask(api.GET('/api/v1/numbers', { params: { query: { post } } })),
});

export const seriesOf = (subject: string, metric: Schema['Metric'], from: string) => ({
  queryKey: ['numbers', subject, metric, from],
  queryFn: () => ask(api.GET('/api/v1/numbers/history', { params: { query: { subject, metric, from } } })),
});

/** Guests may not see profiles; for them there are none, and nothing waits for them. */
export const profilesOf = (brand: string, may = true) => ({
  queryKey: ['profiles', brand, may],
  queryFn: () => (may ? ask(api.GET('/api/v1/profiles', { params: { query: { brand } } })) : Promise.resolve<Profile[]>([])),
});

export const networks = () => ({
  queryKey: ['networks'],
  staleTime: Infinity,
  queryFn: () => ask(api.GET('/api/v1/networks')),
});

export const expiring = () => ({
  queryKey: ['expiring'],
  queryFn: () => ask(api.GET('/api/v1/profiles/expiring')),
});

export const nextSlot = (profile: string) => ({
  queryKey: ['posts', 'slot', profile],
  queryFn: () => ask(api.GET('/api/v1/profiles/{id}/next-slot', { params: { path: { id: profile } } })),
});

export const accountsLike = (profile: string, text: string) => ({
  queryKey: ['accounts', profile, text],
  queryFn: () => ask(api.GET('/api/v1/profiles/{id}/accounts', { params: { path: { id: profile }, query: { text } } })),
  // A mention can be typed without help; nobody is told that the help did not come.
  retry: false,
});

export const templatesOf = (brand: string) => ({
  queryKey: ['templates', brand],
  queryFn: () => ask(api.GET('/api/v1/templates', { params: { query: { brand } } })),
});

export interface MediaFilter {
  search?: string;
  folder?: string;
  tag?: string;
  kind?: string;
  expiring?: boolean;
}

/** The library page by page, as its filters let it through. A page fills a large screen and no more. */
export const libraryOf = (brand: string, filter: MediaFilter) => ({
  queryKey: ['media', brand, 'pages', filter],
  initialPageParam: '',
  queryFn: ({ pageParam }: { pageParam: string }) =>
    ask(api.GET('/api/v1/media', { params: { query: { brand, limit: 36, ...filter, ...(pageParam ? { cursor: pageParam } : {}) } } })),
  getNextPageParam: (page: Schema['Page_Media']) => page.next ?? undefined,
});

export const shelvesOf = (brand: string) => ({
  queryKey: ['media', brand, 'shelves'],
  queryFn: () => ask(api.GET('/api/v1/media/shelves', { params: { query: { brand } } })),
});

export const usesOf = (id: string) => ({
  queryKey: ['media', 'uses', id],
  queryFn: () => ask(api.GET('/api/v1/media/{id}/uses', { params: { path: { id } } })),
});

/** All versions of a file, the newest first. */
export const mediaVersionsOf = (id: string) => ({
  queryKey: ['media', 'versions', id],
  queryFn: () => ask(api.GET('/api/v1/media/{id}/versions', { params: { path: { id } } })),
});

/** The shapes in which a picture can be had. */
export const sizesOf = (id: string) => ({
  queryKey: ['media', 'sizes', id],
  staleTime: Infinity,
  queryFn: () => ask(api.GET('/api/v1/media/{id}/sizes', { params: { path: { id } } })),
});

export const mediaById = (id: string) => ({
  queryKey: ['media', 'one', id],
  staleTime: Infinity,
  queryFn: () => ask(api.GET('/api/v1/media/{id}', { params: { path: { id } } })),
});

/** Files whose time ends soon, and those past it that are still planned. */
export const endingOf = (brand: string, may: boolean) => ({
  queryKey: ['media', brand, 'ending'],
  enabled: may && !!brand,
  queryFn: () => ask(api.GET('/api/v1/media/ending', { params: { query: { brand } } })),
});

export const kitOf = (brand: string) => ({
  queryKey: ['kit', brand],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/brands/{id}/kit', { params: { path: { id: brand } } })),
});

export const sharesOf = (brand: string) => ({
  queryKey: ['shares', brand],
  queryFn: () => ask(api.GET('/api/v1/share-links', { params: { query: { brand } } })),
});

export const downloadsOf = (link: string) => ({
  queryKey: ['shares', 'downloads', link],
  staleTime: 0,
  queryFn: () => ask(api.GET('/api/v1/share-links/{id}/downloads', { params: { path: { id: link } } })),
});

export const members = () => ({
  queryKey: ['members'],
  queryFn: () =>
    pages<Schema['Member']>((cursor) =>
      ask(api.GET('/api/v1/members', { params: { query: { limit: 200, ...(cursor ? { cursor } : {}) } } })),
    ),
});

export const invitations = () => ({
  queryKey: ['invitations'],
  queryFn: () =>
    pages<Schema['Invitation']>((cursor) =>
      ask(api.GET('/api/v1/invitations', { params: { query: { limit: 200, ...(cursor ? { cursor } : {}) } } })),
    ),
});

export const tokens = () => ({
  queryKey: ['tokens'],
  queryFn: () =>
    pages<Schema['Token']>((cursor) =>
      ask(api.GET('/api/v1/tokens', { params: { query: { limit: 200, ...(cursor ? { cursor } : {}) } } })),
    ),
});

export const notifications = (unread: boolean, limit: number) => ({
  queryKey: ['notifications', 'latest', unread, limit],
  queryFn: () => ask(api.GET('/api/v1/notifications', { params: { query: { unread, limit } } })),
});

export const notificationPages = (unread: boolean) => ({
  queryKey: ['notifications', 'pages', unread],
  initialPageParam: '',
  queryFn: ({ pageParam }: { pageParam: string }) =>
    ask(api.GET('/api/v1/notifications', { params: { query: { unread, ...(pageParam ? { cursor: pageParam } : {}) } } })),
  getNextPageParam: (last: Schema['Page_Notification']) => last.next ?? undefined,
});

export const unreadCount = () => ({
  queryKey: ['notifications', 'count'],
  queryFn: () => ask(api.GET('/api/v1/notifications/unread')),
});

export const notificationChoices = () => ({
  queryKey: ['choices'],
  queryFn: () => ask(api.GET('/api/v1/me/notifications')),
});

export const sessions = () => ({
  queryKey: ['sessions'],
  staleTime: 0,
  queryFn: () => ask(api.GET('/api/v1/me/sessions')),
});

export const trail = (cursor: string | undefined) => ({
  queryKey: ['audit', cursor ?? ''],
  staleTime: 0,
  queryFn: () => ask(api.GET('/api/v1/audit', { params: { query: { limit: 50, ...(cursor ? { cursor } : {}) } } })),
});
