// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/streamstatus.h"

#include <QToolButton>

class QMenu;

namespace runwatch {

// Says which profile reads a stream and why; its menu has the others.
class ProfileChooser final : public QToolButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileChooser)

public:
    struct Choice
    {
        QString id; // Profile::id
        QString name; // for people

        friend bool operator==(const Choice &, const Choice &) = default;
    };

    explicit ProfileChooser(QWidget *parent = nullptr);

    void setStream(const StreamStatus &stream);
    void setChoices(const QList<Choice> &choices); // the built-in shapes and "automatic" need no telling

    [[nodiscard]] QSize sizeHint() const override; // with room for the arrow

signals:
    // "" is automatic, "default" the built-in shapes.
    void chosen(const QString &profile);

private:
    void fillMenu();

    QMenu *m_menu;
    QList<Choice> m_choices;
    QString m_profile;
    bool m_isAsked = false;
};

} // namespace runwatch
