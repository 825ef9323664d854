/**
 * What is tried first: the words that lists of leaked passwords have led with for years, with the endings that people
 * add when a site asks for a digit or a sign, and the walks over a keyboard. Made here from patterns, some 10,000 of 8
 * characters and more; the ASVS asks for the 3,000 most common ones that fit the rules (6.2.4).
 */
const words = `
password passw0rd passwort passwd pass welcome willkommen admin administrator root user guest login master letmein
changeme default secret private internet computer samsung google facebook instagram youtube twitter linkedin microsoft
windows apple iphone android monkey dragon tiger lion panther eagle falcon phoenix wolf bear shark dolphin horse kitty
puppy bunny butterfly chicken turtle spider snake football baseball basketball soccer hockey tennis golf softball
volleyball swimming running cowboys steelers packers patriots yankees redsox lakers chelsea arsenal liverpool barcelona
realmadrid juventus manchester superman batman spiderman ironman avengers starwars skywalker pokemon pikachu naruto
minecraft fortnite nintendo playstation xbox matrix sunshine rainbow summer winter spring autumn january february march
april june july august september october november december monday tuesday wednesday thursday friday saturday sunday
flower cookie chocolate cheese banana orange cherry pepper ginger coffee pumpkin peanut butter sugar honey candy
iloveyou loveyou lovely lover love loveme forever princess prince queen king angel angels heaven jesus jesuschrist
christ church blessed faith grace hope mercy amen family mother father mommy daddy brother sister grandma grandpa
baby babygirl babyboy sweetheart sweetie darling beautiful gorgeous hello goodbye whatever nothing something trustno
freedom liberty america american canada mexico england london paris texas florida california newyork chicago boston
dallas denver seattle phoenix atlanta houston hawaii alaska jordan michael michelle jennifer jessica ashley amanda
nicole daniel david robert william james john joseph thomas charles christopher matthew anthony andrew joshua justin
brandon tyler jonathan samantha elizabeth stephanie melissa heather rachel sarah emily hannah madison olivia sophia
charlie maggie buddy bailey lucky molly sadie daisy max rocky shadow jasper oliver oscar harley mustang corvette ferrari
porsche mercedes toyota honda yamaha suzuki harleydavidson thunder lightning storm fire ocean hunter killer ranger
warrior soldier marine navy army police doctor teacher student school college university coach coaching parent parents
child children education classroom homework learning reading library office business money dollar million success winner
happy smile friend friends music guitar piano drummer metallica nirvana slipknot eminem access mypassword mypass
temp temporary test testing tester sample example demo zaq qazwsx qwerty qwert qwertz azerty asdf asdfgh asdfghjkl zxcvbn
zxcvbnm poiuytrewq lkjhgfdsa mnbvcxz qweasd qweasdzxc abc abcd abcdef abcdefg abcxyz aaa xxx xyz
`
  .trim()
  .split(/\s+/);

const endings = [
  ..."0 1 2 3 7 9 00 01 07 10 11 12 13 21 22 23 69 77 88 99 007 101 111 123 321 420 666 777 1234 4321 12345 123456".split(
    " ",
  ),
  ..."! !! . ? @ # $ 1! 1? 12! 123! 1234! !1 !123 @1 @12 @123 @1234 #1 #123 _1 _123 -1".split(" "),
  ...Array.from({ length: 12 }, (_, index) => String(2016 + index)),
  ...Array.from({ length: 36 }, (_, index) => String(1970 + index)),
];

const keyboardWalks = `
1qaz2wsx 1qaz2wsx3edc 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 zaq12wsx zaq1zaq1 zaq1xsw2 xsw2zaq1 qazwsxedc
qazwsxedcrfv qwer1234 asdf1234 zxcv1234 qwertyui qwertyuiop qwertzui qwertzuiop azertyui azertyuiop asdfghjk asdfghjkl
zxcvbnm1 qweasdzx 1234qwer 12345qwert 123qweasd 123qweasdzxc 147258369 159357456 741852963 963852741 789456123 123456789a
a123456789 1a2b3c4d a1b2c3d4 abcd1234 1234abcd abc12345 abcd12345 aa123456 a1234567 11223344 1122334455 12344321 12341234
123454321 123123123 321321321 11111111 00000000 12345678 123456789 1234567890 0123456789 0987654321 987654321 87654321
passpass loveyou2 iloveyou2 iloveyou! ilovegod iloveu12 letmein1 opensesame trustno1 whatever1 correcthorse
correcthorsebatterystaple thisismypassword passwordpassword adminadmin qwertyqwerty testtest123 welcome2alongside
`
  .trim()
  .split(/\s+/);

const longEnough = (password: string) => password.length >= 8;

/** Small letters only; the rules fold a password before they look here. */
export const commonPasswords: ReadonlySet<string> = new Set([
  ...words.filter(longEnough),
  ...words.flatMap((word) => endings.map((ending) => word + ending)).filter(longEnough),
  ...keyboardWalks.filter(longEnough),
]);
