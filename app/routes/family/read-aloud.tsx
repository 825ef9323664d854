import { Volume2 } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "#app/ui/button.tsx";

/** Reads the page's own words aloud, where the device can; where it can't, there is no button. */
export function ReadAloud({ words }: { words: string }) {
  const [can, setCan] = useState(false);
  const [reading, setReading] = useState(false);
  useEffect(() => {
    if (!("speechSynthesis" in window)) return;
    setCan(true);
    return () => window.speechSynthesis.cancel();
  }, []);
  if (!can) return null;

  function press() {
    window.speechSynthesis.cancel();
    if (reading) return setReading(false);
    const speaking = new SpeechSynthesisUtterance(words);
    speaking.lang = "en-US";
    speaking.onend = () => setReading(false);
    speaking.onerror = () => setReading(false);
    window.speechSynthesis.speak(speaking);
    setReading(true);
  }
  return (
    <Button look="plain" icon={Volume2} onClick={press}>
      {reading ? "Stop reading" : "Read this page to me"}
    </Button>
  );
}
