CREATE TABLE journal (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
        recorded_at TEXT NOT NULL
    );
CREATE TABLE plans (
        edition TEXT PRIMARY KEY,
        body BLOB NOT NULL
    );
CREATE TABLE plan_uses (
        event INTEGER PRIMARY KEY REFERENCES journal,
        edition TEXT NOT NULL REFERENCES plans
    );
CREATE TABLE templates (
        code TEXT PRIMARY KEY,
        event INTEGER NOT NULL REFERENCES journal,
        department TEXT NOT NULL,
        quarter TEXT NOT NULL,
        edition TEXT NOT NULL REFERENCES plans,
        layout INTEGER NOT NULL,
        UNIQUE (department, quarter, edition, layout)
    );
CREATE TABLE sightings (
        sha256 TEXT NOT NULL,
        name TEXT NOT NULL,
        source TEXT NOT NULL,
        after_receipt INTEGER NOT NULL,
        seen_at TEXT NOT NULL,
        PRIMARY KEY (sha256, name, source, after_receipt)
    );
CREATE TABLE receipts (
        number INTEGER PRIMARY KEY,
        event INTEGER NOT NULL REFERENCES journal,
        sha256 TEXT NOT NULL,
        path TEXT NOT NULL,
        container TEXT,
        archived TEXT NOT NULL,
        size INTEGER NOT NULL,
        received_at TEXT NOT NULL,
        on_behalf TEXT,
        source TEXT NOT NULL
    );
CREATE TABLE judgements (
        event INTEGER PRIMARY KEY REFERENCES journal,
        receipt INTEGER NOT NULL REFERENCES receipts,
        outcome TEXT NOT NULL,
        department TEXT,
        quarter TEXT,
        code TEXT,
        edition TEXT,
        revision INTEGER,
        as_of TEXT,
        nil INTEGER NOT NULL,
        plan_edition TEXT NOT NULL,
        rules_edition INTEGER NOT NULL,
        findings BLOB NOT NULL
    );
CREATE TABLE submissions (
        judgement INTEGER PRIMARY KEY REFERENCES judgements,
        body BLOB NOT NULL
    );
CREATE TABLE registers (
        judgement INTEGER PRIMARY KEY REFERENCES judgements,
        rows INTEGER NOT NULL,
        body BLOB NOT NULL
    );
CREATE TABLE decisions (
        number INTEGER PRIMARY KEY,
        event INTEGER NOT NULL REFERENCES journal,
        kind TEXT NOT NULL,
        reason TEXT NOT NULL,
        receipt INTEGER REFERENCES receipts,
        code TEXT,
        department TEXT,
        quarter TEXT,
        until TEXT
    );
CREATE TABLE outputs (
        path TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        PRIMARY KEY (path, sha256)
    );
CREATE TABLE containers (
        event INTEGER PRIMARY KEY REFERENCES journal,
        sha256 TEXT NOT NULL,
        name TEXT NOT NULL,
        archived TEXT NOT NULL,
        size INTEGER NOT NULL,
        received_at TEXT NOT NULL,
        source TEXT NOT NULL,
        UNIQUE (sha256, name, source)
    );
CREATE TABLE makings (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
        path TEXT NOT NULL,
        made_from TEXT NOT NULL,
        size INTEGER NOT NULL,
        changed INTEGER NOT NULL
    );
CREATE INDEX journal_by_time ON journal (recorded_at, sequence);
CREATE INDEX receipts_by_bytes ON receipts (sha256);
CREATE INDEX judgements_by_receipt ON judgements (receipt, event);
CREATE INDEX judgements_by_report ON judgements (department, quarter);
CREATE INDEX makings_by_path ON makings (path, sequence);
INSERT INTO journal VALUES (1, '2020-09-01T07:00:00.000000+00:00');
INSERT INTO journal VALUES (2, '2020-09-01T07:00:00.000000+00:00');
INSERT INTO journal VALUES (3, '2020-09-01T07:00:00.000000+00:00');
INSERT INTO journal VALUES (4, '2020-09-16T07:00:00.000000+00:00');
INSERT INTO journal VALUES (5, '2020-09-16T09:00:00.000000+00:00');
INSERT INTO journal VALUES (6, '2020-09-16T09:00:00.000000+00:00');
INSERT INTO journal VALUES (7, '2020-09-17T09:00:00.000000+00:00');
INSERT INTO journal VALUES (8, '2020-09-17T09:30:00.000000+00:00');
INSERT INTO journal VALUES (9, '2020-09-17T10:00:00.000000+00:00');
INSERT INTO plans VALUES ('d7875010f9b4fa96', CAST('{"decree":{"kind":"розпорядження міського голови","number":"149-ОД","date":"2020-08-03","place":"м. Глухів","issuer":"ГЛУХІВСЬКА МІСЬКА РАДА СУМСЬКОЇ ОБЛАСТІ","title":"Про план заходів щодо реалізації в місті Глухові у 2020 році Стратегії комунікації у сфері європейської інтеграції на 2018-2021 роки","plan_heading":"План заходів щодо реалізації у місті Глухові у 2020 році Стратегії комунікації у сфері європейської інтеграції на 2018-2021 роки","pursuance":"розпорядження голови Сумської обласної державної адміністрації від 21.07.2020 №325-ОД «Про план заходів щодо реалізації у Сумській області у 2020 році Стратегії комунікації у сфері європейської інтеграції на 2018-2021 роки»","year":2020,"first_quarter":{"year":2020,"number":3},"schedule":{"executors_day":17,"coordinator_day":18,"weekend_rule":"previous"},"coordinator":"legal_internal_policy","addressee_post":"міський голова","addressee_name":"","control_post":"керуючий справами виконавчого комітету міської ради","control_name":"Ігор КАРЛОВ","signatory_post":"Секретар міської ради","signatory_name":"Юрій БУРЛАКА"},"departments":[{"code":"legal_internal_policy","name":"Відділ з правової та внутрішньої політики міської ради","short":"ВПВП","kind":"council_department","contacts":[],"variants":["Відділ з правової та внутрішньої політики"]},{"code":"culture","name":"Відділ культури міської ради","short":"Культура","kind":"council_department","contacts":[],"variants":[]},{"code":"hospital","name":"КНП «Глухівська міська лікарня Глухівської міської ради»","short":"КНП лікарня","kind":"communal_enterprise","contacts":[],"variants":["КНП «Глухівська міська лікарня»","КНП «Глухівська міська лікарня» Глухівської міської ради"]},{"code":"housing_urban","name":"Управління житлово-комунального господарства та містобудування міської ради","short":"УЖКГМ","kind":"council_department","contacts":[],"variants":[]},{"code":"social_protection","name":"Управління соціального захисту міської ради","short":"УСЗ","kind":"council_department","contacts":[],"variants":["Управління соціального захисту населення міської ради"]},{"code":"police","name":"ГУНП в місті Глухові","short":"Поліція","kind":"external_state_body","contacts":[],"variants":["ГУНП в Сумській області"]},{"code":"socio_economic","name":"Управління соціально-економічного розвитку міської ради","short":"УСЕР","kind":"council_department","contacts":[],"variants":[]},{"code":"education","name":"Відділ освіти міської ради","short":"Освіта","kind":"council_department","contacts":[],"variants":[]},{"code":"youth_sport","name":"Відділ молоді та спорту міської ради","short":"Молодь і спорт","kind":"council_department","contacts":[],"variants":[]}],"measures":[{"code":"1","number":"1","name":"Організація та проведення регулярних комунікаційних заходів (прес-конференції, брифінги, «круглі столи», робочі зустрічі тощо) за участю керівників органів місцевого самоврядування  щодо основних європейських цінностей та стандартів з метою стимулювання поведінкових змін та соціальних трансформацій в українському суспільстві","audience":"Представники місцевих засобів масової інформації","criteria":"Проведення комунікаційного заходу не менше ніж один раз на місяць.\nЩотижневе розміщення інформаційних матеріалів (у тому числі підготовлених на основі пресрелізів міської ради) у засобах масової інформації та соціальних мережах","term":{"text":"Протягом року","spans":[["2020-01-01","2020-12-31"]]},"executors":["culture","legal_internal_policy"]},{"code":"2","number":"2","name":"Наповнення тематичного розділу веб-сайту міської ради інформацією та  інфографікою про основні європейські цінності та стандарти, їх значення для побудови успішної європейської держави","audience":"Відвідувачі офіційних сайтів","criteria":"Публікація інформаційних матеріалів, інфографіки раз на тиждень","term":{"text":"Протягом року","spans":[["2020-01-01","2020-12-31"]]},"executors":["legal_internal_policy"]},{"code":"3","number":"3","name":"Проведення інформаційної кампанії щодо роз’яснення зв’язку між упровадженими реформами, виконанням Угоди про асоціацію між Україною та ЄС та позитивними змінами в житті громадян, зокрема, за напрямком реформування сфери охорони здоров’я (у тому числі культури донорства крові та її компонентів,  а також розбудови національної системи крові).\nВиготовлення інформаційної, аудіовізуальної, друкованої продукції щодо культури донорства крові та її компонентів, а також розбудови національної системи крові та розміщення у засобах масової інформації, соціальних мережах та громадських місцях","audience":"Громадяни, які проживають в місті Глухові","criteria":"Загальна кількість контактів аудиторії з продуктами, виготовленими у рамках інформаційної кампанії, становитиме не менше 10 тисяч осіб","term":{"text":"Протягом року","spans":[["2020-01-01","2020-12-31"]]},"executors":["hospital"]},{"code":"4","number":"4","name":"Проведення інформаційної кампанії щодо роз’яснення зв’язку між упровадженими реформами, виконанням Угоди про асоціацію між Україною та ЄС та позитивними змінами в житті громадян, зокрема, за напрямами: покращення інфраструктури, безпека руху.\nВиготовлення та розміщення на об’єктах інфраструктури, що ремонтуються та будуються, інформаційних стендів, білбордів, логотипів","audience":"Громадяни, які проживають в місті Глухові","criteria":"Загальна кількість контактів аудиторії з продуктами, виготовленими у рамках інформаційної кампанії, становитиме не менше 10 тисяч осіб","term":{"text":"Протягом року","spans":[["2020-01-01","2020-12-31"]]},"executors":["housing_urban","legal_internal_policy"]},{"code":"5","number":"5","name":"Проведення інформаційної кампанії щодо роз’яснення зв’язку між упровадженими реформами, виконанням Угоди про асоціацію між Україною та ЄС та позитивними змінами в житті громадян, зокрема, за напрямком: безпека, свобода та правосуддя (у тому числі поглиблення співпраці з ЄС у сфері кібербезпеки, реалізація та захист прав і свобод громадян).\nВиготовлення інформаційної, аудіовізуальної, друкованої продукції щодо реалізації та захисту прав і свобод громадян та розміщення у засобах масової інформації, соціальних мережах та громадських місцях","audience":"Громадяни, які проживають на території міста Глухова","criteria":"Загальна кількість контактів аудиторії з продуктами, виготовленими у рамках інформаційної кампанії, становитиме не менше 10 тисяч осіб","term":{"text":"Протягом року","spans":[["2020-01-01","2020-12-31"]]},"executors":["social_protection","legal_internal_policy","police"]},{"code":"6","number":"6","name":"Проведення інформаційної кампанії щодо роз’яснення зв’язку між упровадженими реформами, виконанням Угоди про асоціацію між Україною та ЄС та позитивними змінами в житті громадян, зокрема за напрямками: продовольство (у тому числі технічне регулювання та захист прав споживачів)","audience":"Громадяни, які проживають на території міста Глухова, суб’єкти підприємницької діяльності в місті Глухові","criteria":"Загальна кількість підприємств міста, залучених до участі у міжнародній співпраці, обміну досвідом з бізнесом країн ЄС, виходу на європейські ринки збуту","term":{"text":"Протягом року","spans":[["2020-01-01","2020-12-31"]]},"executors":["socio_economic"]},{"code":"7","number":"7","name":"Проведення інформаційної кампанії щодо роз’яснення зв’язку між упровадженими реформами, виконанням Угоди про асоціацію між Україною та ЄС та позитивними змінами в житті громадян, зокрема, за напрямами: інтеграція у цифровий ринок, торговельно-економічні відносини України та ЄС, переваги для бізнесу, наближення стандартів якості товарів і послуг до стандартів ЄС","audience":"Громадяни, які проживають на території міста Глухова","criteria":"Збільшення кількості електронних довірчих та фінансових послуг, впровадження електронного документообігу","term":{"text":"Протягом року","spans":[["2020-01-01","2020-12-31"]]},"executors":["socio_economic"]},{"code":"8","number":"8","name":"Проведення інформаційної кампанії щодо роз’яснення зв’язку між упровадженими реформами, виконанням Угоди про асоціацію між Україною та ЄС та позитивними змінами в житті громадян, зокрема, за напрямами: енергетика (у тому числі інтеграція енергетичних ринків, стимулювання енергоефективності і відновлювальної енергетики), сфера довкілля","audience":"Громадяни, які проживають на території міста Глухова","criteria":"Кількість домогосподарств, мешканців міста залучених до впровадження енергозберігаючих заходів, використання відновлювальної енергетики, «теплих кредитів», встановлення систем обліку енергоносіїв","term":{"text":"Протягом року","spans":[["2020-01-01","2020-12-31"]]},"executors":["socio_economic","housing_urban"]},{"code":"9","number":"9","name":"Проведення тематичних інформаційно-просвітницьких заходів (лекцій, уроків, фестивалів, екскурсій, вікторин, флешмобів тощо) з метою пропагування європейських цінностей та стандартів серед учнівської та студентської молоді.\nВикористання можливостей освітніх і наукових програм Європейського Союзу, зокрема, програми міжнародної співпраці Європейського Союзу Еразмус+  та Рамкової програми Європейського Союзу з досліджень та інновацій «Горизонт 2020»","audience":"Громадяни, які проживають на території міста Глухова; учнівська та студентська молодь","criteria":"Охоплення цільової аудиторії віком від 16-25 років аудіовізуальним продуктом має становити не менше 75%","term":{"text":"Протягом року","spans":[["2020-01-01","2020-12-31"]]},"executors":["education","youth_sport","culture"]},{"code":"10","number":"10","name":"Активізація роботи інформаційних центрів (пунктів) євроатлантичної інтеграції України, євроклубів у закладах освіти та бібліотечних закладах міста, проведення на їх базі публічних заходів з питань державної політики у сфері європейської інтеграції","audience":"Громадяни, які проживають на території міста Глухова; учнівська та студентська молодь","criteria":"Охоплення цільової аудиторії віком від 16-25 років аудіовізуальним продуктом має становити не менше 75%","term":{"text":"Протягом року","spans":[["2020-01-01","2020-12-31"]]},"executors":["education","culture"]},{"code":"11","number":"11","name":"Організація підвищення кваліфікації посадових осіб органів місцевого самоврядування, відповідальних за зв’язки з громадськістю та взаємодію із засобами масової інформації, вдосконалення їх навичок та підходів до питань комунікації європейської інтеграції у рамках загальної короткострокової програми «Інформування громадськості про державну політику у сфері європейської та євроатлантичної інтеграції України».\nРозроблення та поширення методичних (інформаційних) рекомендацій щодо комунікацій європейської інтеграції серед посадових осіб органів місцевого самоврядування, відповідальних за зв’язки з громадськістю та взаємодію із засобами масової інформації","audience":"Посадові особи органів місцевого самоврядування, відповідальні за зв’язки з громадськістю та взаємодію із засобами масової інформації","criteria":"Підвищено кваліфікацію  посадових осіб органів місцевого самоврядування, відповідальним за зв’язки з громадськістю та взаємодію із засобами масової інформацію","term":{"text":"ІІ-ІV квартали","spans":[["2020-04-01","2020-12-31"]]},"executors":["legal_internal_policy"]}],"indicators":[{"code":"1.1","number":"1.1","measure":"1","text":"Проведення комунікаційного заходу не менше ніж один раз на місяць","kind":"flow","unit":"захід","target":"1","comparator":">=","cadence":"month","source":"count","forms":["event"],"places":0,"baseline":null,"grows":false,"numerator":"","denominator_text":"","denominator":null,"note":"Раз на місяць перевіряється за датами рядків реєстру класу «захід» будь-якого виконавця."},{"code":"1.2","number":"1.2","measure":"1","text":"Щотижневе розміщення інформаційних матеріалів (у тому числі підготовлених на основі пресрелізів міської ради) у засобах масової інформації та соціальних мережах","kind":"flow","unit":"матеріал","target":"1","comparator":">=","cadence":"week","source":"count","forms":["publication"],"places":0,"baseline":null,"grows":false,"numerator":"","denominator_text":"","denominator":null,"note":"«Щотижневе» прочитано як не менше одного матеріалу на тиждень, у ЗМІ чи соціальних мережах."},{"code":"2.1","number":"2.1","measure":"2","text":"Публікація інформаційних матеріалів, інфографіки раз на тиждень","kind":"flow","unit":"публікація","target":"1","comparator":">=","cadence":"week","source":"count","forms":["publication"],"places":0,"baseline":null,"grows":false,"numerator":"","denominator_text":"","denominator":null,"note":"«Раз на тиждень» прочитано як не менше одного разу."},{"code":"3.1","number":"3.1","measure":"3","text":"Загальна кількість контактів аудиторії з продуктами, виготовленими у рамках інформаційної кампанії","kind":"flow","unit":"контакт","target":"10000","comparator":">=","cadence":"year","source":"reach","forms":["event","publication","product","continuation"],"places":0,"baseline":null,"grows":false,"numerator":"","denominator_text":"","denominator":null,"note":"«10 тисяч осіб» — за рік. Додається охоплення рядків усіх класів, разом із продовженнями."},{"code":"4.1","number":"4.1","measure":"4","text":"Загальна кількість контактів аудиторії з продуктами, виготовленими у рамках інформаційної кампанії","kind":"flow","unit":"контакт","target":"10000","comparator":">=","cadence":"year","source":"reach","forms":["event","publication","product","continuation"],"places":0,"baseline":null,"grows":false,"numerator":"","denominator_text":"","denominator":null,"note":"«10 тисяч осіб» — за рік, разом для всіх виконавців."},{"code":"5.1","number":"5.1","measure":"5","text":"Загальна кількість контактів аудиторії з продуктами, виготовленими у рамках інформаційної кампанії","kind":"flow","unit":"контакт","target":"10000","comparator":">=","cadence":"year","source":"reach","forms":["event","publication","product","continuation"],"places":0,"baseline":null,"grows":false,"numerator":"","denominator_text":"","denominator":null,"note":"«10 тисяч осіб» — за рік, разом для всіх виконавців."},{"code":"6.1","number":"6.1","measure":"6","text":"Загальна кількість підприємств міста, залучених до участі у міжнародній співпраці, обміну досвідом з бізнесом країн ЄС, виходу на європейські ринки збуту","kind":"stock","unit":"підприємство","target":null,"comparator":null,"cadence":"year","source":"entered","forms":[],"places":0,"baseline":null,"grows":false,"numerator":"","denominator_text":"","denominator":null,"note":"«Загальна кількість» — різні підприємства на дату звіту. Планового значення розпорядження не встановлює."},{"code":"7.1","number":"7.1","measure":"7","text":"Збільшення кількості електронних довірчих послуг","kind":"stock","unit":"послуга","target":null,"comparator":">","cadence":"year","source":"entered","forms":[],"places":0,"baseline":null,"grows":true,"numerator":"","denominator_text":"","denominator":null,"note":"Збільшення рахується від базового значення; його треба визначити."},{"code":"7.2","number":"7.2","measure":"7","text":"Збільшення кількості електронних фінансових послуг","kind":"stock","unit":"послуга","target":null,"comparator":">","cadence":"year","source":"entered","forms":[],"places":0,"baseline":null,"grows":true,"numerator":"","denominator_text":"","denominator":null,"note":"Збільшення рахується від базового значення; його треба визначити."},{"code":"7.3","number":"7.3","measure":"7","text":"Впровадження електронного документообігу","kind":"state","unit":"стан","target":null,"comparator":null,"cadence":"year","source":"entered","forms":[],"places":0,"baseline":null,"grows":false,"numerator":"","denominator_text":"","denominator":null,"note":"Так, частково або ні, з поясненням."},{"code":"8.1","number":"8.1","measure":"8","text":"Кількість домогосподарств, залучених до впровадження енергозберігаючих заходів, використання відновлювальної енергетики, «теплих кредитів», встановлення систем обліку енергоносіїв","kind":"flow","unit":"домогосподарство","target":null,"comparator":null,"cadence":"quarter","source":"entered","forms":[],"places":0,"baseline":null,"grows":false,"numerator":"","denominator_text":"","denominator":null,"note":"«Домогосподарств, мешканців» прочитано як два показники. Планового значення не встановлено."},{"code":"8.2","number":"8.2","measure":"8","text":"Кількість мешканців міста, залучених до впровадження енергозберігаючих заходів, використання відновлювальної енергетики, «теплих кредитів», встановлення систем обліку енергоносіїв","kind":"flow","unit":"особа","target":null,"comparator":null,"cadence":"quarter","source":"entered","forms":[],"places":0,"baseline":null,"grows":false,"numerator":"","denominator_text":"","denominator":null,"note":"Планового значення розпорядження не встановлює."},{"code":"9.1","number":"9.1","measure":"9","text":"Охоплення цільової аудиторії віком від 16-25 років аудіовізуальним продуктом","kind":"share","unit":"%","target":"75","comparator":">=","cadence":"year","source":"entered","forms":[],"places":0,"baseline":null,"grows":false,"numerator":"охоплено унікальних осіб 16–25 років з початку року","denominator_text":"чисельність осіб 16–25 років у місті","denominator":null,"note":"Чисельники виконавців додаються; знаменник один на місто, його визначає координатор."},{"code":"10.1","number":"10.1","measure":"10","text":"Охоплення цільової аудиторії віком від 16-25 років аудіовізуальним продуктом","kind":"share","unit":"%","target":"75","comparator":">=","cadence":"year","source":"entered","forms":[],"places":0,"baseline":null,"grows":false,"numerator":"охоплено унікальних осіб 16–25 років з початку року","denominator_text":"чисельність осіб 16–25 років у місті","denominator":null,"note":"Чисельники виконавців додаються; знаменник один на місто, його визначає координатор."},{"code":"11.1","number":"11.1","measure":"11","text":"Підвищено кваліфікацію  посадових осіб органів місцевого самоврядування, відповідальним за зв’язки з громадськістю та взаємодію із засобами масової інформацію","kind":"state","unit":"стан","target":null,"comparator":null,"cadence":"year","source":"entered","forms":[],"places":0,"baseline":null,"grows":false,"numerator":"","denominator_text":"","denominator":null,"note":"Так, частково або ні, з поясненням."},{"code":"11.2","number":"11.2","measure":"11","text":"Кількість посадових осіб, які підвищили кваліфікацію","kind":"flow","unit":"особа","target":null,"comparator":null,"cadence":"quarter","source":"entered","forms":[],"places":0,"baseline":null,"grows":false,"numerator":"","denominator_text":"","denominator":null,"note":"Виведено з критерію 11.1; у розпорядженні прямо не названо."}],"forms":[{"name":"прес-конференція","form_class":"event"},{"name":"брифінг","form_class":"event"},{"name":"круглий стіл","form_class":"event"},{"name":"робоча зустріч","form_class":"event"},{"name":"семінар","form_class":"event"},{"name":"тренінг","form_class":"event"},{"name":"лекція","form_class":"event"},{"name":"урок","form_class":"event"},{"name":"фестиваль","form_class":"event"},{"name":"екскурсія","form_class":"event"},{"name":"вікторина","form_class":"event"},{"name":"флешмоб","form_class":"event"},{"name":"інший захід","form_class":"event"},{"name":"публікація у ЗМІ","form_class":"publication"},{"name":"допис у соцмережі","form_class":"publication"},{"name":"матеріал на вебсайті","form_class":"publication"},{"name":"інфографіка","form_class":"publication"},{"name":"стенд","form_class":"product"},{"name":"білборд","form_class":"product"},{"name":"логотип на об’єкті","form_class":"product"},{"name":"друкована продукція","form_class":"product"},{"name":"відео","form_class":"product"},{"name":"аудіо","form_class":"product"},{"name":"продовження","form_class":"continuation"}]}' AS BLOB));
INSERT INTO plan_uses VALUES (1, 'd7875010f9b4fa96');
INSERT INTO templates VALUES ('751JD-73RTF-P', 2, 'hospital', '2020-Q3', 'd7875010f9b4fa96', 1);
INSERT INTO templates VALUES ('NCHKA-WS1QA-P', 3, 'police', '2020-Q3', 'd7875010f9b4fa96', 1);
INSERT INTO sightings VALUES ('17c5934800f834149318482f95ccf5b686da7bf249455c9e1e79be93549f2359', 'КНП.xlsx', '2449422:32833:1795414770903827909', 0, '2020-09-16T07:00:00.000000+00:00');
INSERT INTO sightings VALUES ('e870e9b461233941ffa121484ef92f087665b87b4c4b98a853e497d9a3138fe9', 'пошта.zip', '2449494:32934:1795414773026601031', 0, '2020-09-16T09:00:00.000000+00:00');
INSERT INTO sightings VALUES ('bb87b6f3776d988b2b4b2f19bcf5f31ecbf5ae91c79f10b88d7283edd48fa08b', 'ГУНП.xlsx', '2449494:32934:1795414773026601031#1', 0, '2020-09-16T09:00:00.000000+00:00');
INSERT INTO sightings VALUES ('eccc48d91c083d4286cb43b4acff758706c6ff9ef4d59ff23f7678cab10261a5', 'ГУНП уточнено.xlsx', '2449528:32809:1795414774107216989', 0, '2020-09-17T09:00:00.000000+00:00');
INSERT INTO receipts VALUES (1, 4, '17c5934800f834149318482f95ccf5b686da7bf249455c9e1e79be93549f2359', 'КНП.xlsx', NULL, 'archive/2020-09/17c5934800f8-КНП.xlsx', 32833, '2020-09-16T07:00:00.000000+00:00', NULL, '2449422:32833:1795414770903827909');
INSERT INTO receipts VALUES (2, 6, 'bb87b6f3776d988b2b4b2f19bcf5f31ecbf5ae91c79f10b88d7283edd48fa08b', 'ГУНП.xlsx', 'пошта.zip', 'archive/2020-09/bb87b6f3776d-ГУНП.xlsx', 32810, '2020-09-16T09:00:00.000000+00:00', NULL, '2449494:32934:1795414773026601031#1');
INSERT INTO receipts VALUES (3, 7, 'eccc48d91c083d4286cb43b4acff758706c6ff9ef4d59ff23f7678cab10261a5', 'ГУНП уточнено.xlsx', NULL, 'archive/2020-09/eccc48d91c08-ГУНП уточнено.xlsx', 32809, '2020-09-17T09:00:00.000000+00:00', NULL, '2449528:32809:1795414774107216989');
INSERT INTO judgements VALUES (4, 1, 'accepted', 'hospital', '2020-Q3', '751JD-73RTF-P', 'd7875010f9b4fa96', 1, '2020-09-15', 0, 'd7875010f9b4fa96', 1, CAST('[]' AS BLOB));
INSERT INTO judgements VALUES (6, 2, 'accepted', 'police', '2020-Q3', 'NCHKA-WS1QA-P', 'd7875010f9b4fa96', 1, '2020-09-14', 0, 'd7875010f9b4fa96', 1, CAST('[]' AS BLOB));
INSERT INTO judgements VALUES (7, 3, 'accepted', 'police', '2020-Q3', 'NCHKA-WS1QA-P', 'd7875010f9b4fa96', 2, '2020-09-16', 0, 'd7875010f9b4fa96', 1, CAST('[]' AS BLOB));
INSERT INTO submissions VALUES (4, packed('{"code":"751JD-73RTF-P","edition":"d7875010f9b4fa96","department":"hospital","quarter":{"year":2020,"number":3},"header":{"sheet":"Звіт","filled_by":"Олена Приклад","phone":"hospital@example.gov.ua","as_of":"2020-09-15","nil":false,"nil_reason":"","head":"","outgoing":"","entries":{"as_of":{"kind":"date","text":"2020-09-15","cell":"D8","formula":null},"filled_by":{"kind":"text","text":"Олена Приклад","cell":"D6","formula":null},"phone":{"kind":"text","text":"hospital@example.gov.ua","cell":"D7","formula":null}},"cells":{"as_of":"D8","filled_by":"D6","head":"D16","nil":"D9","nil_reason":"D10","outgoing":"D17","phone":"D7"}},"measures":[{"measure":"3","sheet":"Звіт","row":14,"status":"in_progress","narrative":"У III кварталі проведено роботу за заходом 3, її описано в реєстрі.","reason":"","links":"","entries":{"narrative":{"kind":"text","text":"У III кварталі проведено роботу за заходом 3, її описано в реєстрі.","cell":"I14","formula":null},"status":{"kind":"text","text":"виконується","cell":"H14","formula":null}}}],"indicators":[{"indicator":"3.1","sheet":"Показники","row":5,"opening":"0","value":null,"state":null,"comment":"","entries":{"opening":{"kind":"number","text":"0","cell":"G5","formula":null}}}],"activities":[],"columns":{"indicators":{"comment":"K","cumulative":"I","how":"F","id":"B","number":"A","opening":"G","percent":"J","target":"E","text":"C","unit":"D","value":"H"},"measures":{"audience":"D","co_executors":"G","criteria":"E","id":"B","links":"K","name":"C","narrative":"I","number":"A","reason":"J","status":"H","term":"F"},"register":{"aged":"G","date":"A","form":"C","link":"H","measure":"B","place":"E","reach":"F","title":"D"}},"extras":[]}'));
INSERT INTO submissions VALUES (6, packed('{"code":"NCHKA-WS1QA-P","edition":"d7875010f9b4fa96","department":"police","quarter":{"year":2020,"number":3},"header":{"sheet":"Звіт","filled_by":"Олена Приклад","phone":"police@example.gov.ua","as_of":"2020-09-14","nil":false,"nil_reason":"","head":"","outgoing":"","entries":{"as_of":{"kind":"date","text":"2020-09-14","cell":"D8","formula":null},"filled_by":{"kind":"text","text":"Олена Приклад","cell":"D6","formula":null},"phone":{"kind":"text","text":"police@example.gov.ua","cell":"D7","formula":null}},"cells":{"as_of":"D8","filled_by":"D6","head":"D16","nil":"D9","nil_reason":"D10","outgoing":"D17","phone":"D7"}},"measures":[{"measure":"5","sheet":"Звіт","row":14,"status":"in_progress","narrative":"У III кварталі проведено роботу за заходом 5, її описано в реєстрі.","reason":"","links":"","entries":{"narrative":{"kind":"text","text":"У III кварталі проведено роботу за заходом 5, її описано в реєстрі.","cell":"I14","formula":null},"status":{"kind":"text","text":"виконується","cell":"H14","formula":null}}}],"indicators":[{"indicator":"5.1","sheet":"Показники","row":5,"opening":"800","value":null,"state":null,"comment":"","entries":{"opening":{"kind":"number","text":"800","cell":"G5","formula":null}}}],"activities":[],"columns":{"indicators":{"comment":"K","cumulative":"I","how":"F","id":"B","number":"A","opening":"G","percent":"J","target":"E","text":"C","unit":"D","value":"H"},"measures":{"audience":"D","co_executors":"G","criteria":"E","id":"B","links":"K","name":"C","narrative":"I","number":"A","reason":"J","status":"H","term":"F"},"register":{"aged":"G","date":"A","form":"C","link":"H","measure":"B","place":"E","reach":"F","title":"D"}},"extras":[]}'));
INSERT INTO submissions VALUES (7, packed('{"code":"NCHKA-WS1QA-P","edition":"d7875010f9b4fa96","department":"police","quarter":{"year":2020,"number":3},"header":{"sheet":"Звіт","filled_by":"Олена Приклад","phone":"police@example.gov.ua","as_of":"2020-09-16","nil":false,"nil_reason":"","head":"","outgoing":"","entries":{"as_of":{"kind":"date","text":"2020-09-16","cell":"D8","formula":null},"filled_by":{"kind":"text","text":"Олена Приклад","cell":"D6","formula":null},"phone":{"kind":"text","text":"police@example.gov.ua","cell":"D7","formula":null}},"cells":{"as_of":"D8","filled_by":"D6","head":"D16","nil":"D9","nil_reason":"D10","outgoing":"D17","phone":"D7"}},"measures":[{"measure":"5","sheet":"Звіт","row":14,"status":"in_progress","narrative":"У III кварталі проведено роботу за заходом 5, її описано в реєстрі.","reason":"","links":"","entries":{"narrative":{"kind":"text","text":"У III кварталі проведено роботу за заходом 5, її описано в реєстрі.","cell":"I14","formula":null},"status":{"kind":"text","text":"виконується","cell":"H14","formula":null}}}],"indicators":[{"indicator":"5.1","sheet":"Показники","row":5,"opening":"500","value":null,"state":null,"comment":"","entries":{"opening":{"kind":"number","text":"500","cell":"G5","formula":null}}}],"activities":[],"columns":{"indicators":{"comment":"K","cumulative":"I","how":"F","id":"B","number":"A","opening":"G","percent":"J","target":"E","text":"C","unit":"D","value":"H"},"measures":{"audience":"D","co_executors":"G","criteria":"E","id":"B","links":"K","name":"C","narrative":"I","number":"A","reason":"J","status":"H","term":"F"},"register":{"aged":"G","date":"A","form":"C","link":"H","measure":"B","place":"E","reach":"F","title":"D"}},"extras":[]}'));
INSERT INTO registers VALUES (4, 1, packed('[{"order":1,"sheet":"Реєстр","row":5,"date":"2020-08-28","measure":"3","form":"відео","title":"Донорство крові","place":"","reach":2350,"aged":null,"link":"","entries":{"date":{"kind":"date","text":"2020-08-28","cell":"A5","formula":null},"form":{"kind":"text","text":"відео","cell":"C5","formula":null},"measure":{"kind":"text","text":"3","cell":"B5","formula":null},"reach":{"kind":"number","text":"2350","cell":"F5","formula":null},"title":{"kind":"text","text":"Донорство крові","cell":"D5","formula":null}}}]'));
INSERT INTO registers VALUES (6, 1, packed('[{"order":1,"sheet":"Реєстр","row":5,"date":"2020-09-07","measure":"5","form":"урок","title":"Безпека","place":"","reach":120,"aged":null,"link":"https://example.org/news","entries":{"date":{"kind":"date","text":"2020-09-07","cell":"A5","formula":null},"form":{"kind":"text","text":"урок","cell":"C5","formula":null},"link":{"kind":"text","text":"https://example.org/news","cell":"H5","formula":null},"measure":{"kind":"text","text":"5","cell":"B5","formula":null},"reach":{"kind":"number","text":"120","cell":"F5","formula":null},"title":{"kind":"text","text":"Безпека","cell":"D5","formula":null}}}]'));
INSERT INTO registers VALUES (7, 1, packed('[{"order":1,"sheet":"Реєстр","row":5,"date":"2020-09-07","measure":"5","form":"урок","title":"Безпека","place":"","reach":130,"aged":null,"link":"https://example.org/news","entries":{"date":{"kind":"date","text":"2020-09-07","cell":"A5","formula":null},"form":{"kind":"text","text":"урок","cell":"C5","formula":null},"link":{"kind":"text","text":"https://example.org/news","cell":"H5","formula":null},"measure":{"kind":"text","text":"5","cell":"B5","formula":null},"reach":{"kind":"number","text":"130","cell":"F5","formula":null},"title":{"kind":"text","text":"Безпека","cell":"D5","formula":null}}}]'));
INSERT INTO decisions VALUES (1, 8, 'reject', 'помилкові дані', 3, NULL, NULL, NULL, NULL);
INSERT INTO decisions VALUES (2, 9, 'extend', 'карантин', NULL, NULL, 'culture', '2020-Q3', '2020-09-30');
INSERT INTO outputs VALUES ('outbox/2020-Q3/templates/КНП лікарня.xlsx', '96a048647374595ed1c1b3d86b6239ffb74c0cd72b43774c99a1fc1bf049399d');
INSERT INTO outputs VALUES ('outbox/2020-Q3/templates/Поліція.xlsx', 'd5e2ea5d417b030f2e58d7c1b117f4694a27782b81dccd339f73e280b787515b');
INSERT INTO outputs VALUES ('outbox/2020-Q3/Зведена інформація 2020-Q3.xlsx', 'a189139e36f8e821cbee34e8d46f3fd3560c0e692da0e8e3a4a07356ce84e46b');
INSERT INTO containers VALUES (5, 'e870e9b461233941ffa121484ef92f087665b87b4c4b98a853e497d9a3138fe9', 'пошта.zip', 'archive/2020-09/e870e9b46123-пошта.zip', 32934, '2020-09-16T09:00:00.000000+00:00', '2449494:32934:1795414773026601031');
CREATE TRIGGER journal_update BEFORE UPDATE ON journal
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER journal_delete BEFORE DELETE ON journal
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER plans_update BEFORE UPDATE ON plans
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER plans_delete BEFORE DELETE ON plans
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER plan_uses_update BEFORE UPDATE ON plan_uses
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER plan_uses_delete BEFORE DELETE ON plan_uses
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER templates_update BEFORE UPDATE ON templates
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER templates_delete BEFORE DELETE ON templates
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER sightings_update BEFORE UPDATE ON sightings
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER sightings_delete BEFORE DELETE ON sightings
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER receipts_update BEFORE UPDATE ON receipts
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER receipts_delete BEFORE DELETE ON receipts
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER judgements_update BEFORE UPDATE ON judgements
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER judgements_delete BEFORE DELETE ON judgements
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER submissions_update BEFORE UPDATE ON submissions
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER submissions_delete BEFORE DELETE ON submissions
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER registers_update BEFORE UPDATE ON registers
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER registers_delete BEFORE DELETE ON registers
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER decisions_update BEFORE UPDATE ON decisions
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER decisions_delete BEFORE DELETE ON decisions
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER outputs_update BEFORE UPDATE ON outputs
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER outputs_delete BEFORE DELETE ON outputs
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER containers_update BEFORE UPDATE ON containers
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER containers_delete BEFORE DELETE ON containers
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER makings_update BEFORE UPDATE ON makings
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER makings_delete BEFORE DELETE ON makings
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
PRAGMA application_id = 1463964721;
PRAGMA user_version = 3;
