/** Answers: what went wrong with a request, and which field of a form does it concern? */

import type { components } from './schema';
import { t } from '$lib/words/index.svelte';

export type Problem = components['schemas']['ProblemDetails'];
export type Item = components['schemas']['ProblemItem'];

/** A request that could not be done. Its text is in the reader's language already. */
export class ProblemError extends Error {
  readonly code: string;
  readonly items: Item[];

  constructor(
    problem: Problem | undefined,
    readonly status: number,
    options?: ErrorOptions,
  ) {
    super(problem?.detail || t('problem.unknown'), options);
    this.code = problem?.code ?? 'unknown';
    this.items = problem?.errors?.length ? problem.errors : problem ? [problem] : [];
  }

  /** What is said at fields with one of these names or below them. */
  at(...fields: string[]): string | undefined {
    const found = this.items.filter((item) => fields.some((field) => belongs(item.field, field)));
    return found.length ? found.map((item) => item.detail).join(' ') : undefined;
  }

  /** The facts of a problem with this code, if it is among them. */
  params(code: string): Record<string, unknown> | undefined {
    return this.items.find((item) => item.code === code)?.params as Record<string, unknown> | undefined;
  }

  /** What is said at no field of the form. */
  rest(...fields: string[]): string | undefined {
    if (!this.items.length) return this.message;
    const left = this.items.filter((item) => !fields.some((field) => belongs(item.field, field)));
    return left.length ? [...new Set(left.map((item) => item.detail))].join(' ') : undefined;
  }
}

const belongs = (field: string, name: string) =>
  field === name || field.startsWith(`${name}.`) || field.startsWith(`${name}[`);

/** Stands for a request that did not reach the server. */
export const offline = (): Problem => ({
  type: 'urn:selaras:problem:offline',
  title: '',
  status: 0,
  code: 'offline',
  field: '',
  detail: t('problem.offline'),
  params: {},
  errors: [],
  instance: '',
});

/** Whatever was thrown, as a problem. */
export const problemOf = (error: unknown): ProblemError =>
  error instanceof ProblemError ? error : new ProblemError(undefined, 0, { cause: error });
