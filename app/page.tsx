export default function HomePage() {
  return <main>Quire</main>;
}
