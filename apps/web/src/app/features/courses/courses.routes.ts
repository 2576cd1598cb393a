import type { Routes } from '@angular/router';
import { permitted } from '../../core/guards.js';

export default [
  { path: '', loadComponent: () => import('./courses-page.js') },
  {
    path: 'new',
    title: 'Enrol in a course',
    data: { permission: 'courses.enrol' },
    canActivate: [permitted],
    loadComponent: () => import('./enrol-page.js'),
  },
  { path: ':courseId', title: 'Course', loadComponent: () => import('./course-page.js') },
] satisfies Routes;
