// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/teach/meaningmenu.h"

#include "ui/teach/teachwords.h"

#include <QCoreApplication>
#include <QMenu>
#include <QRegularExpression>

namespace runwatch {

namespace {

struct MenuWords
{
    Q_DECLARE_TR_FUNCTIONS(MeaningMenu)
};

QList<Meaning> numberMeanings(const QByteArray &text)
{
    const double number = text.toDouble();
    const bool looksLikeUnit = number > 0 && number <= 1 && text.contains('.');
    const QList<Meaning> progress = looksLikeUnit
        ? QList<Meaning>{Meaning::Unit, Meaning::Percent, Meaning::Done, Meaning::Total, Meaning::PhaseUnit, Meaning::PhasePercent}
        : QList<Meaning>{Meaning::Percent, Meaning::Unit, Meaning::Done, Meaning::Total, Meaning::PhasePercent, Meaning::PhaseUnit};
    return progress + QList<Meaning>{Meaning::JobKey, Meaning::JobName, Meaning::Phase, Meaning::State, Meaning::Level, Meaning::Message};
}

QList<Meaning> textMeanings(const QByteArray &text)
{
    static const QRegularExpression fraction(QStringLiteral("^\\s*\\d+(\\.\\d+)?\\s*/\\s*\\d+(\\.\\d+)?\\s*$"));
    bool isNumber = false;
    text.trimmed().toDouble(&isNumber);
    QList<Meaning> meanings;
    if (fraction.match(QString::fromUtf8(text)).hasMatch())
        meanings << Meaning::Fraction;
    if (isNumber || text.trimmed().endsWith('%'))
        meanings << Meaning::Percent << Meaning::Unit << Meaning::Done << Meaning::Total;
    return meanings + QList<Meaning>{Meaning::Phase, Meaning::JobKey, Meaning::JobName, Meaning::LogText, Meaning::Level, Meaning::Message, Meaning::State};
}

QList<Meaning> meaningsOf(const JsonTree::Place &place)
{
    if (place.kind == JsonTree::Place::Kind::EventName)
        return {Meaning::State, Meaning::Phase};
    switch (place.json) {
    case JsonNode::Kind::Number:
        return numberMeanings(place.text);
    case JsonNode::Kind::Text:
        return textMeanings(place.text);
    case JsonNode::Kind::True:
    case JsonNode::Kind::False:
        return {Meaning::State};
    case JsonNode::Kind::Object:
    case JsonNode::Kind::List:
    case JsonNode::Kind::Null:
        break;
    }
    return {};
}

} // namespace

TaughtPlace taughtPlace(const JsonTree::Place &place)
{
    switch (place.kind) {
    case JsonTree::Place::Kind::EventName:
        return {TaughtPlace::Kind::EventName, {}};
    case JsonTree::Place::Kind::Data:
        return {TaughtPlace::Kind::Data, {}};
    case JsonTree::Place::Kind::Value:
        break;
    }
    return {TaughtPlace::Kind::Field, place.names};
}

QMenu *MeaningMenu::make(QWidget *parent) const
{
    auto *menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(MenuWords::tr("What this value means"));
    const auto add = [&](const TaughtStatement &statement) {
        QAction *action = menu->addAction(meaningText(statement));
        action->setCheckable(true);
        action->setChecked(said && *said == statement);
        QObject::connect(action, &QAction::triggered, menu, [tell = take, statement] { tell(statement); });
    };
    const TaughtPlace where = taughtPlace(place);
    const QList<Meaning> meanings = meaningsOf(place);
    for (const Meaning meaning : meanings)
        add({.meaning = meaning, .place = where});
    menu->addSeparator();
    const bool isScalar = place.json != JsonNode::Kind::Object && place.json != JsonNode::Kind::List && place.json != JsonNode::Kind::Null;
    for (const JobState end : {JobState::Completed, JobState::Failed, JobState::Cancelled}) {
        if (isScalar)
            add({.meaning = Meaning::End, .place = where, .end = end});
    }
    menu->addSeparator();
    add({.meaning = Meaning::Ignore, .place = where});
    if (said && takeBack)
        QObject::connect(menu->addAction(MenuWords::tr("Take back what was said")), &QAction::triggered, menu, takeBack);
    return menu;
}

} // namespace runwatch
