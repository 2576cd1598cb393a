import {
  blankSheet,
  defaultMonitoringPolicy,
  orderedDoseUg,
  productWords,
  type AllergyBanner,
  type TreatmentProduct,
} from '@sojourn/domain';
import { Paper } from '../../platform/paper/paper.js';
import { canWrite } from '../../platform/paper/paper-fonts.js';
import type { PaperVisit, SiteDay } from './outage-pack.queries.js';

const emptyLines = 8;
const list = ['Time', 'Patient', 'Born', 'Record', 'Visit', 'Room'];
const sheet = ['Minute', 'Clock', 'BP', 'HR', 'SpO2', 'RR', 'Sedation', 'Notes', 'Who'];
const shares = { list: [0.08, 0.26, 0.13, 0.13, 0.25, 0.15], sheet: [0.09, 0.09, 0.12, 0.07, 0.08, 0.07, 0.1, 0.26, 0.12] };

/** Today's list, then a blank flowsheet for every visit that gives medicine, each with who it is for on top. */
export function outagePaper(site: SiteDay, visits: readonly PaperVisit[], madeAt: string): Promise<Buffer> {
  const foot = `${written(site.name)} · ${site.day} · made ${madeAt.slice(0, 16).replace('T', ' ')} UTC · for use while the server is away`;
  const paper = new Paper('Outage pack', foot, site.zone.startsWith('America/') ? 'LETTER' : 'A4');
  paper.heading(`${written(site.name)}: ${site.day}`);
  const rows = visits.map((visit) => [
    ...[visit.at, nameOf(visit), visit.birthDate ?? 'not known', visit.recordNumber ?? '', written(visit.title), written(visit.room ?? '')],
  ]);
  if (rows.length === 0) paper.line('No visits are booked for today.');
  else paper.table(columns(list, shares.list), rows, 22);
  for (const visit of visits) if (visit.product !== null) flowsheet(paper, visit, visit.product);
  return paper.finish();
}

function flowsheet(paper: Paper, visit: PaperVisit, product: TreatmentProduct): void {
  paper.nextPage();
  paper.heading(nameOf(visit));
  paper.line(`Born ${visit.birthDate ?? 'not known'} · record ${visit.recordNumber ?? 'without number'} · planned at ${visit.at}`);
  paper.line(`Allergies: ${allergyWords(visit.allergies)}`, { isBold: true });
  paper.line(
    `Medicines: ${visit.medicines.map(({ text, dosage }) => written([text, dosage].filter(Boolean).join(', '))).join('; ') || 'none on the chart'}`,
  );
  paper.line(orderWords(visit, product), { isBold: true });
  const infusionMin = visit.order?.product === 'intravenous-ketamine' ? visit.order.durationMin : null;
  const { minutes, everyMin, minimumObservationMin } = blankSheet(product, infusionMin, defaultMonitoringPolicy);
  const often = everyMin === null ? '' : ` While it runs: every ${everyMin} minutes.`;
  paper.line(
    `Minutes count from the first dose, given at ____ : ____ .${often} Watch for at least ${minimumObservationMin} minutes after dosing ends.`,
  );
  paper.space(6);
  const rows = ['before', ...minutes.map(String), ...Array.from({ length: emptyLines }, () => '')].map((minute) => [minute]);
  paper.table(columns(sheet, shares.sheet), rows, 24);
}

function columns(titles: readonly string[], widths: readonly number[]): { title: string; share: number }[] {
  return titles.map((title, index) => ({ title, share: widths[index] ?? 0 }));
}

function orderWords({ order }: PaperVisit, product: TreatmentProduct): string {
  if (order === null) return `${productWords[product]}: no order was signed when this was printed. Give nothing without one.`;
  return `${productWords[product]}: ordered ${Number((orderedDoseUg(order) / 1000).toFixed(2))} mg, signed ${order.signedAt.slice(0, 16).replace('T', ' ')} UTC`;
}

function allergyWords(banner: AllergyBanner): string {
  if (banner.kind === 'list') return banner.allergies.map(({ substance }) => written(substance)).join(', ');
  return banner.kind === 'not-asked' ? 'NOT ASKED. Ask before anything is given.' : `none known, asked on ${banner.askedOn}`;
}

/** A name in a script that has no font here is not printed wrong: the record number and the birth date say who it is. */
function nameOf({ name }: PaperVisit): string {
  return canWrite(name) ? name : '(name in a script this paper cannot print: go by record number and birth date)';
}

function written(text: string): string {
  return canWrite(text) ? text : '(in a script this paper cannot print)';
}
