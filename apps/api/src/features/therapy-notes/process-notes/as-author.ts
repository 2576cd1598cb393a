import type { ClinicData } from '../../../platform/database/database.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Says whose process notes this transaction may see: the tables' own policy shows an author's rows to nobody else, and without this
 * statement it shows none at all. SET takes no parameters, so the one value that goes into SQL text is proven to be an id.
 */
export async function asAuthor(data: ClinicData, staffMemberId: string): Promise<void> {
  if (!uuid.test(staffMemberId)) throw new Error('An author is a staff member id');
  await data.query(`SET LOCAL app.author_id = '${staffMemberId}'`);
}
