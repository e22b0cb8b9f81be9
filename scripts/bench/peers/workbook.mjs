/** A workbook read by other libraries, in this folder's own dependencies. Prints one line of JSON: seconds by name. */
import { readFileSync } from 'node:fs';
import readExcelFile from 'read-excel-file/node';

const bytes = readFileSync(process.argv[2]);
const start = performance.now();
await readExcelFile(bytes);
console.log(JSON.stringify({ 'read-excel-file solo, en Node': (performance.now() - start) / 1_000 }));
