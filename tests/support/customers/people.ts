/** Name and street lists of the six languages' countries, all of them common words; whoever they make up is invented. */
export interface Country {
  readonly country: string;
  readonly language: string;
  /** Given names, then family names, as they agree with each other. */
  readonly people: readonly { readonly given: readonly string[]; readonly family: readonly string[] }[];
  readonly isFamilyNameFirst: boolean;
  readonly cities: readonly (readonly [postcode: string, city: string])[];
  readonly streets: readonly string[];
  readonly companies: readonly string[];
  readonly callingCode: string;
  /** What stands before the national number at home. */
  readonly trunk: string;
  /** Beginnings of mobile numbers, and how many digits follow. */
  readonly mobiles: readonly string[];
  readonly mobileDigits: number;
}

const list = (text: string): readonly string[] => text.split(' ');

export const countries: readonly Country[] = [
  {
    country: 'HU',
    language: 'hu',
    isFamilyNameFirst: true,
    people: [
      {
        given: list(
          'Anna Réka Zsófia Eszter Katalin Ágnes Judit Mária Erzsébet Ilona Gábor László István József Zoltán Péter Attila Bence Máté Ádám',
        ),
        family: list(
          'Nagy Kovács Tóth Szabó Horváth Varga Kiss Molnár Németh Farkas Balogh Papp Takács Juhász Lakatos Mészáros Oláh Simon Rácz Fekete Szűcs Török',
        ),
      },
    ],
    cities: [
      ['1051', 'Budapest'],
      ['4024', 'Debrecen'],
      ['6720', 'Szeged'],
      ['7621', 'Pécs'],
      ['9021', 'Győr'],
      ['3525', 'Miskolc'],
      ['8000', 'Székesfehérvár'],
    ],
    streets: list(
      'Kossuth-utca Petőfi-utca Rákóczi-út Ady-Endre-utca Széchenyi-tér Dózsa-György-út Arany-János-utca Bartók-Béla-út Fő-utca Akácfa-utca',
    ),
    companies: list('Kft. Bt. Zrt.'),
    callingCode: '36',
    trunk: '06 ',
    mobiles: list('20 30 70'),
    mobileDigits: 7,
  },
  {
    country: 'UA',
    language: 'uk',
    isFamilyNameFirst: true,
    people: [
      {
        given: list(
          'Олександр Андрій Сергій Володимир Микола Дмитро Іван Тарас Юрій Богдан Оксана Наталія Ірина Тетяна Олена Людмила Марія Софія Ганна Христина',
        ),
        family: list(
          'Шевченко Коваленко Бондаренко Ткаченко Кравченко Олійник Шевчук Поліщук Бойко Мельник Лисенко Марченко Руденко Савченко Петренко Гончаренко',
        ),
      },
    ],
    cities: [
      ['01001', 'Київ'],
      ['79000', 'Львів'],
      ['65000', 'Одеса'],
      ['61000', 'Харків'],
      ['49000', 'Дніпро'],
      ['21000', 'Вінниця'],
    ],
    streets: list('вул.-Шевченка вул.-Франка вул.-Лесі-Українки просп.-Миру вул.-Садова вул.-Соборна вул.-Зелена бульв.-Лесі-Українки'),
    companies: list('ТОВ ФОП'),
    callingCode: '380',
    trunk: '0',
    mobiles: list('50 66 67 68 93 97'),
    mobileDigits: 7,
  },
  {
    country: 'RU',
    language: 'ru',
    isFamilyNameFirst: true,
    people: [
      {
        given: list('Александр Дмитрий Максим Сергей Андрей Алексей Иван Михаил Николай Пётр'),
        family: list(
          'Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков Фёдоров Морозов Волков Лебедев Семёнов Егоров Павлов',
        ),
      },
      {
        given: list('Анна Мария Елена Ольга Наталья Татьяна Ирина Светлана Екатерина Юлия'),
        family: list(
          'Иванова Смирнова Кузнецова Попова Васильева Петрова Соколова Михайлова Новикова Фёдорова Морозова Волкова Лебедева Семёнова Егорова Павлова',
        ),
      },
    ],
    cities: [
      ['101000', 'Москва'],
      ['190000', 'Санкт-Петербург'],
      ['630000', 'Новосибирск'],
      ['620000', 'Екатеринбург'],
      ['420000', 'Казань'],
    ],
    streets: list('ул.-Ленина ул.-Садовая ул.-Центральная ул.-Молодёжная ул.-Лесная пр.-Мира ул.-Гагарина ул.-Заречная'),
    companies: list('ООО ИП'),
    callingCode: '7',
    trunk: '8 ',
    mobiles: list('903 905 910 916 921 926'),
    mobileDigits: 7,
  },
  {
    country: 'SI',
    language: 'sl',
    isFamilyNameFirst: false,
    people: [
      {
        given: list('Ana Maja Nina Eva Špela Tjaša Katja Žiga Luka Jan Marko Matej Rok Andrej Gregor Tomaž Urška Polona'),
        family: list('Novak Horvat Krajnc Zupančič Potočnik Kovačič Mlakar Kos Vidmar Golob Turk Božič Kralj Korošec Bizjak Žagar'),
      },
    ],
    cities: [
      ['1000', 'Ljubljana'],
      ['2000', 'Maribor'],
      ['3000', 'Celje'],
      ['4000', 'Kranj'],
      ['6000', 'Koper'],
      ['8000', 'Novo mesto'],
    ],
    streets: list('Slovenska-cesta Prešernova-ulica Cankarjeva-ulica Trubarjeva-cesta Dunajska-cesta Vodnikova-ulica Gosposka-ulica'),
    companies: list('d.o.o. s.p.'),
    callingCode: '386',
    trunk: '0',
    mobiles: list('31 40 41 51'),
    mobileDigits: 6,
  },
  {
    country: 'AZ',
    language: 'az',
    isFamilyNameFirst: false,
    people: [
      {
        given: list('Elçin Rəşad Tural Orxan Kamran Nicat Fərid Vüsal Əli Səməd'),
        family: list('Məmmədov Əliyev Hüseynov Həsənov Quliyev İsmayılov Abbasov Rzayev Səfərov Cəfərov'),
      },
      {
        given: list('Leyla Aysel Günel Nigar Sevinc Aygün Lalə Könül Gülnar Zəhra'),
        family: list('Məmmədova Əliyeva Hüseynova Həsənova Quliyeva İsmayılova Abbasova Rzayeva Səfərova Cəfərova'),
      },
    ],
    cities: [
      ['AZ1000', 'Bakı'],
      ['AZ2000', 'Gəncə'],
      ['AZ5000', 'Sumqayıt'],
      ['AZ4500', 'Mingəçevir'],
    ],
    streets: list('Nizami-küçəsi Füzuli-küçəsi Xaqani-küçəsi Azadlıq-prospekti Neftçilər-prospekti Vaqif-küçəsi'),
    companies: list('MMC ASC'),
    callingCode: '994',
    trunk: '0',
    mobiles: list('50 51 55 70'),
    mobileDigits: 7,
  },
  {
    country: 'GB',
    language: 'en',
    isFamilyNameFirst: false,
    people: [
      {
        given: list('Oliver George Harry Jack Thomas Olivia Amelia Emily Grace Charlotte Sophie Lucy Daniel James William Hannah'),
        family: list(
          'Smith Jones Taylor Brown Wilson Evans Thomas Johnson Roberts Walker Wright Robinson Thompson White Hughes Edwards Green',
        ),
      },
    ],
    cities: [
      ['EC1A', 'London'],
      ['M1', 'Manchester'],
      ['B1', 'Birmingham'],
      ['LS1', 'Leeds'],
      ['BS1', 'Bristol'],
    ],
    streets: list('High-Street Station-Road Church-Lane Victoria-Road Green-Lane Mill-Road Park-Avenue Queen-Street'),
    companies: list('Ltd plc'),
    callingCode: '44',
    trunk: '0',
    mobiles: list('7400 7411 7500 7700'),
    mobileDigits: 6,
  },
];
