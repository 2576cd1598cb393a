import { ClinicDirectory } from './clinic-directory.js';

class ThreeClinics extends ClinicDirectory {
  clinics(): Promise<number[]> {
    return Promise.resolve([1, 2, 3]);
  }
}

it('one clinic whose work fails keeps no other from its turn, and the work counts as failed', async () => {
  const done: number[] = [];
  const work = (clinicId: number): Promise<void> => {
    if (clinicId === 2) return Promise.reject(new Error('This clinic cannot'));
    done.push(clinicId);
    return Promise.resolve();
  };
  await expect(new ThreeClinics().each(work)).rejects.toThrow('The work of one clinic was not done');
  expect(done).toEqual([1, 3]);
  const throwsAtOnce = (clinicId: number): Promise<void> => {
    if (clinicId !== 3) throw new Error('Before there is a promise');
    return work(clinicId);
  };
  await expect(new ThreeClinics().each(throwsAtOnce)).rejects.toThrow('The work of 2 clinics was not done');
  expect(done).toEqual([1, 3, 3]);
  await expect(new ThreeClinics().each(() => Promise.resolve())).resolves.toBeUndefined();
});
