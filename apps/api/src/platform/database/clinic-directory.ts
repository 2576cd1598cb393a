/** Which clinics there are. Provided by the sign-in feature; background work goes through them one by one, each in its own transaction. */
export abstract class ClinicDirectory {
  abstract clinics(): Promise<number[]>;

  /**
   * Works for one clinic after the other. What goes wrong in one keeps no other from its turn; it is thrown when all have had theirs, so that the
   * work counts as failed and is tried again.
   */
  async each(work: (clinicId: number) => Promise<unknown>): Promise<void> {
    const faults: unknown[] = [];
    for (const clinicId of await this.clinics()) {
      try {
        await work(clinicId);
      } catch (fault) {
        faults.push(fault);
      }
    }
    if (faults.length > 0)
      throw new AggregateError(faults, `The work of ${faults.length === 1 ? 'one clinic' : `${faults.length} clinics`} was not done`);
  }
}
