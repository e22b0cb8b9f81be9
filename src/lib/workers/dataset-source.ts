/** Where rows are: a dataset of this browser, a file of the site, or nowhere. */
export type DatasetSource = { id: string } | { url: string } | null;
