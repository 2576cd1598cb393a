import { Injectable } from '@nestjs/common';
import type { KeepResource as KeepResourceCommand, ResourceView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { changedMeanwhile } from './refusals.js';
import { ResourcesQueries } from './resources.queries.js';
import { ResourcesStore } from './resources.store.js';

/** Puts a person, room or pump on the schedule, or changes what is known of it. Bookings already made stand as they were. */
@Injectable()
export class KeepResource {
  constructor(
    private readonly store: ResourcesStore,
    private readonly queries: ResourcesQueries,
    private readonly database: Database,
  ) {}

  /** Without a version the resource is new; adding it again changes nothing. */
  async execute(caller: Caller, id: string, resource: KeepResourceCommand, version: number | null): Promise<ResourceView> {
    if (version === null) await this.store.add(caller, id, resource);
    else if (!(await this.store.change(caller, id, version, resource))) throw changedMeanwhile();
    this.database.publish(caller, 'schedule', id);
    return this.queries.one(caller, id);
  }
}
