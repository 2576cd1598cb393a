/** Which clinics there are. Provided by the sign-in feature; background work goes through them one by one, each in its own transaction. */
export abstract class ClinicDirectory {
  abstract clinics(): Promise<number[]>;
}
