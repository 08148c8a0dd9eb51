import { HomeSkeleton } from "#components/documents/home-skeleton.tsx";

/** Shown while the list is on its way. */
export default function HomeLoading() {
  return <HomeSkeleton />;
}
