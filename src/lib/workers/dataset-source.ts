/** Where rows are: a dataset of this browser, a file of the site, or nowhere. */
export type Source = { id: string } | { url: string } | null;
