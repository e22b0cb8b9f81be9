import { SITE } from '$lib/text/es/shared/site';

/** What a page could not do is said on the page of errors; what it was goes to the console alone. */
export function handleError({ error }: { error: unknown }): { message: string } {
  console.error(error);
  return { message: SITE.pageFailed };
}
