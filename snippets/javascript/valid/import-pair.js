import { readFile } from 'node:fs/promises';
import path from 'node:path';
