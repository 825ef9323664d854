import { Printer } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "#app/ui/button.tsx";

/** Opens the browser's print dialog; not there without script, where the browser's own menu prints as well. */
export function PrintButton() {
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  if (!scripted) return null;
  return (
    <Button icon={Printer} onClick={() => window.print()}>
      Print
    </Button>
  );
}
