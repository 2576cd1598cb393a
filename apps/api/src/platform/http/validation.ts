import { StandardSchemaValidationPipe } from '@nestjs/common';
import { ProblemException, type FieldProblem } from './problem.js';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

function fieldProblem(issue: Issue): FieldProblem {
  const path = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.');
  return { path, code: 'invalid', message: issue.message };
}

/** Parses every body, parameter and query by the domain's decoder; what does not fit is a 400 that names each field. */
export const validationPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) => {
    const errors = issues.map(fieldProblem);
    const detail = `${errors.map((field) => (field.path ? `${field.path}: ${field.message}` : field.message)).join('. ')}. Nothing was saved.`;
    return new ProblemException({ status: 400, code: 'invalid', title: 'Not understood', detail, errors });
  },
});
