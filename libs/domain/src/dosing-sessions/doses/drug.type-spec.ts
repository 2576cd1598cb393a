import { exact, ratio } from '../../shared/index.js';
import { addDoses, drugDose } from './drug.js';

const racemic = drugDose('racemic-ketamine', exact<'mg'>(ratio(67)));
const esketamine = drugDose('esketamine', exact<'mg'>(ratio(84)));

// @ts-expect-error racemic ketamine and esketamine never add
addDoses(racemic, esketamine);

export const total = addDoses(racemic, racemic);
