import { decisionsToCsv } from '../../export/decisions-csv';
import { REVIEW } from '../../text/es/revision';
import { workspace } from '../../session/app.svelte';
import { download } from '../../kit/save-file';

/** Hands over what people decided of places. */
export const saveDecisions = (): void =>
  download(decisionsToCsv(workspace.decisions?.content ?? []), REVIEW.fileName);
