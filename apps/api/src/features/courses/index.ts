export { CoursesModule } from './courses.module.js';
export { EnrolInCourse } from './enrol-in-course.js';
export { TakeCourseStep } from './take-course-step.js';
